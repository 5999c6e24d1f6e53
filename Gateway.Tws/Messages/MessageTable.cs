using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Messages.DisplayGroups;
using Gateway.Tws.Messages.Errors;
using Gateway.Tws.Messages.Fundamentals;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Messages.Options;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Messages.Scanner;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages;

/// <summary>Every incoming message that the client knows, by id: one line a message.</summary>
public static class MessageTable
{
    private delegate void Dispatch(ref FieldReader reader, ServerVersion version, IMessageSink sink);

    private const int NoRequest = -1;

    private static readonly Dispatch?[] Table = new Dispatch?[256];

    static MessageTable()
    {
        // Session
        Add<NextValidIdMessage>();
        Add<ManagedAccountsMessage>();
        Add<CurrentTimeMessage>();
        Add<CurrentTimeInMillisMessage>();
        Add<VerifyMessageApiMessage>();
        Add<VerifyCompletedMessage>();
        Add<VerifyAndAuthMessageApiMessage>();
        Add<VerifyAndAuthCompletedMessage>();
        Add<ErrorMessage>();

        // Contracts
        AddKeyed<ContractDataMessage>();
        AddKeyed<BondContractDataMessage>();
        AddKeyed<ContractDataEndMessage>();
        AddKeyed<SymbolSamplesMessage>();

        // Market data
        AddKeyed<TickPriceMessage>();
        AddKeyed<TickSizeMessage>();
        AddKeyed<TickGenericMessage>();
        AddKeyed<TickStringMessage>();
        AddKeyed<TickEfpMessage>();
        AddKeyed<TickOptionComputationMessage>();
        AddKeyed<TickSnapshotEndMessage>();
        AddKeyed<TickReqParamsMessage>();
        AddKeyed<MarketDataTypeMessage>();
        AddKeyed<RerouteMktDataReqMessage>();
        AddKeyed<RerouteMktDepthReqMessage>();
        AddKeyed<MarketDepthMessage>();
        AddKeyed<MarketDepthL2Message>();
        AddKeyed<TickByTickMessage>();
        AddKeyed<RealTimeBarMessage>();
        AddKeyed<SmartComponentsMessage>();
        AddKeyed<DeltaNeutralValidationMessage>();
        Add<MktDepthExchangesMessage>();
        Add<MarketRuleMessage>();

        // History
        AddKeyed<HistoricalDataMessage>();
        AddKeyed<HistoricalDataUpdateMessage>();
        AddKeyed<HistoricalDataEndMessage>();
        AddKeyed<HeadTimestampMessage>();
        AddKeyed<HistogramDataMessage>();
        AddKeyed<HistoricalScheduleMessage>();
        AddKeyed<HistoricalTicksMessage>();
        AddKeyed<HistoricalTicksBidAskMessage>();
        AddKeyed<HistoricalTicksLastMessage>();

        // Accounts
        Add<PositionMessage>();
        Add<PositionEndMessage>();
        AddKeyed<AccountSummaryMessage>();
        AddKeyed<AccountSummaryEndMessage>();
        Add<AccountValueMessage>();
        Add<PortfolioValueMessage>();
        Add<AccountUpdateTimeMessage>();
        Add<AccountDownloadEndMessage>();
        AddKeyed<PnLMessage>();
        AddKeyed<PnLSingleMessage>();
        AddKeyed<AccountUpdateMultiMessage>();
        AddKeyed<AccountUpdateMultiEndMessage>();
        AddKeyed<PositionMultiMessage>();
        AddKeyed<PositionMultiEndMessage>();
        Add<ReceiveFAMessage>();
        AddKeyed<ReplaceFAEndMessage>();
        Add<FamilyCodesMessage>();
        AddKeyed<SoftDollarTiersMessage>();
        AddKeyed<UserInfoMessage>();
        AddKeyed<DisplayGroupListMessage>();
        AddKeyed<DisplayGroupUpdatedMessage>();

        // Orders
        Add<OpenOrderMessage>();
        Add<OpenOrderEndMessage>();
        Add<OrderStatusMessage>();
        AddKeyed<ExecutionDataMessage>();
        AddKeyed<ExecutionDataEndMessage>();
        Add<CommissionReportMessage>();
        Add<CompletedOrderMessage>();
        Add<CompletedOrdersEndMessage>();
        Add<OrderBoundMessage>();

        // Options
        AddKeyed<SecDefOptParamMessage>();
        AddKeyed<SecDefOptParamEndMessage>();

        // News
        Add<NewsBulletinMessage>();
        Add<NewsProvidersMessage>();
        AddKeyed<NewsArticleMessage>();
        AddKeyed<TickNewsMessage>();
        AddKeyed<HistoricalNewsMessage>();
        AddKeyed<HistoricalNewsEndMessage>();

        // Scanner
        Add<ScannerParametersMessage>();
        AddKeyed<ScannerDataMessage>();

        // Fundamentals
        AddKeyed<FundamentalDataMessage>();
        AddKeyed<WshMetaDataMessage>();
        AddKeyed<WshEventDataMessage>();
    }

    /// <summary>The ids of the known messages, ascending.</summary>
    internal static IEnumerable<int> KnownIds => Enumerable.Range(0, Table.Length).Where(id => Table[id] is not null);

    /// <summary>
    /// Reads one frame's payload and hands the message to the sink. False when the id is unknown: the frame is to be counted and skipped.
    /// </summary>
    /// <exception cref="TwsProtocolException">The payload has no id, or a field of a known message cannot be read.</exception>
    public static bool TryDispatch(ReadOnlySpan<byte> payload, ServerVersion version, IMessageSink sink)
    {
        var reader = new FieldReader(payload);
        var id = reader.ReadInt();
        if ((uint)id >= (uint)Table.Length || Table[id] is not { } dispatch)
            return false;
        dispatch(ref reader, version, sink);
        return true;
    }

    private static void Add<T>() where T : IMessage<T> =>
        Table[T.MessageId] = static (ref reader, version, sink) => sink.Accept(NoRequest, T.Parse(ref reader, version));

    private static void AddKeyed<T>() where T : IMessage<T>, IKeyedMessage =>
        Table[T.MessageId] = static (ref reader, version, sink) =>
        {
            var message = T.Parse(ref reader, version);
            sink.Accept(message.RequestId, message);
        };
}
