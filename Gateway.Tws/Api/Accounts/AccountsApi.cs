using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Accounts;

/// <summary>Positions, balances and profit of the accounts that TWS manages.</summary>
public sealed class AccountsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _summaries = new(2);
    private readonly AccountStreams _accounts = new(connection, clock);
    private readonly SharedStreams<(string Account, string Model), AccountPnL> _pnl = new(connection);
    private readonly SharedStreams<(string Account, string Model, int ConId), PositionPnL> _pnlSingle = new(connection);

    /// <summary>Positions of all accounts (reqPositions). Complete and empty means flat; incomplete means unknown.</summary>
    public async Task<Snapshot<Position>> PositionsAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.CollectAsync<PositionMessage, PositionEndMessage>(
            new ReqPositionsRequest(), new CancelPositionsRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
        // A position that changes while the list arrives is sent again: the later message wins.
        var positions = answer.Items
            .GroupBy(item => (item.Account, item.Contract.ConId))
            .Select(group => group.Last())
            .Select(item => new Position(item.Account, item.Contract, item.Position, item.AvgCost));
        return new Snapshot<Position>(positions.ToArray(), answer.Complete);
    }

    /// <summary>Balances by tag (reqAccountSummary).</summary>
    /// <param name="group"><c>"All"</c>, or the name of an advisor's account group.</param>
    /// <param name="tags">Tags separated by commas, such as <c>"NetLiquidation,BuyingPower"</c>; <c>"$LEDGER:ALL"</c> gives cash by currency.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>TWS allows two subscriptions at a time; further calls wait.</remarks>
    public async Task<Snapshot<AccountSummaryValue>> SummaryAsync(string group, string tags, CancellationToken cancellationToken = default)
    {
        await _summaries.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await connection.Session.CollectAsync<AccountSummaryMessage, AccountSummaryEndMessage>(
                id => new ReqAccountSummaryRequest(id, group, tags), id => new CancelAccountSummaryRequest(id),
                alwaysCancel: true, options.Deadline, cancellationToken).ConfigureAwait(false);
            var values = answer.Items.Select(item => new AccountSummaryValue(item.Account, AccountKey.Of(item.Tag).Key, item.Value, item.Currency));
            return new Snapshot<AccountSummaryValue>(values.ToArray(), answer.Complete);
        }
        finally
        {
            _summaries.Release();
        }
    }

    /// <summary>
    /// All values and portfolio items of one account (reqAccountUpdates). TWS allows one account at a time, so concurrent calls wait.
    /// </summary>
    /// <param name="account">An account id such as <c>DU1234567</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>An account that is streamed is taken from its stream; while another is, the portfolio comes without market values.</remarks>
    public Task<AccountUpdates> AccountUpdatesAsync(string account, CancellationToken cancellationToken = default) =>
        _accounts.OnceAsync(account, options.Deadline, cancellationToken);

    /// <summary>
    /// The whole account after each change: values, portfolio, time. A slow reader gets the latest state only; until
    /// <see cref="AccountUpdates.Complete"/> it is loading.
    /// </summary>
    /// <remarks>
    /// TWS gives market values to one account at a time (reqAccountUpdates): the first that is streamed. Others that begin meanwhile go by
    /// reqAccountUpdatesMulti and reqPositionsMulti, whose positions have no prices.
    /// </remarks>
    public IAsyncEnumerable<StreamItem<AccountUpdates>> StreamAccountAsync(string account, CancellationToken cancellationToken = default) =>
        _accounts.ReadAsync(account, cancellationToken);

    /// <summary>Profit and loss of an account, about once a second (reqPnL). A slow reader gets the latest value only.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    public IAsyncEnumerable<StreamItem<AccountPnL>> StreamPnLAsync(
        string account, string modelCode = "", CancellationToken cancellationToken = default) =>
        _pnl.ReadAsync((account, modelCode), () => new PnLStream(account, modelCode, clock), cancellationToken);

    /// <summary>Profit and loss of one position, about once a second (reqPnLSingle). A slow reader gets the latest value only.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="conId">The contract's id.</param>
    public IAsyncEnumerable<StreamItem<PositionPnL>> StreamPnLSingleAsync(
        string account, string modelCode, int conId, CancellationToken cancellationToken = default) =>
        _pnlSingle.ReadAsync((account, modelCode, conId), () => new PnLSingleStream(account, modelCode, conId, clock), cancellationToken);

    /// <summary>Profit and loss of an account (reqPnL): the first values that TWS sends, within about a second.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    public async Task<AccountPnL> PnLAsync(string account, string modelCode = "", CancellationToken cancellationToken = default)
    {
        var pnl = await new AnswerReceiver<PnLMessage>().AskAsync(
            connection.Session, id => new ReqPnLRequest(id, account, modelCode), id => new CancelPnLRequest(id),
            alwaysCancel: true, "profit and loss", options.Deadline, clock, cancellationToken).ConfigureAwait(false);
        return new AccountPnL(pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL);
    }

    /// <summary>Profit and loss of one position (reqPnLSingle).</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="conId">The contract's id.</param>
    public async Task<PositionPnL> PnLSingleAsync(string account, string modelCode, int conId, CancellationToken cancellationToken = default)
    {
        var pnl = await new AnswerReceiver<PnLSingleMessage>().AskAsync(
            connection.Session, id => new ReqPnLSingleRequest(id, account, modelCode, conId), id => new CancelPnLSingleRequest(id),
            alwaysCancel: true, "profit and loss of a position", options.Deadline, clock, cancellationToken).ConfigureAwait(false);
        return new PositionPnL(pnl.Position, pnl.DailyPnL, pnl.UnrealizedPnL, pnl.RealizedPnL, pnl.Value);
    }

    /// <summary>Values of one account or model (reqAccountUpdatesMulti), beside any other account.</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    /// <param name="ledgerAndNlv">True leaves out all but cash by currency and the net liquidation value.</param>
    public async Task<Snapshot<ModelValue>> ValuesAsync(
        string account, string modelCode = "", bool ledgerAndNlv = false, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.CollectAsync<AccountUpdateMultiMessage, AccountUpdateMultiEndMessage>(
            id => new ReqAccountUpdatesMultiRequest(id, account, modelCode, ledgerAndNlv), id => new CancelAccountUpdatesMultiRequest(id),
            alwaysCancel: true, options.Deadline, cancellationToken).ConfigureAwait(false);
        var values = answer.Items.Select(item => new ModelValue(item.Account, item.ModelCode, item.Key, item.Value, item.Currency));
        return new Snapshot<ModelValue>(values.ToArray(), answer.Complete);
    }

    /// <summary>Positions of one account or model (reqPositionsMulti).</summary>
    /// <param name="modelCode">An advisor's model; empty for all.</param>
    public async Task<Snapshot<ModelPosition>> PositionsAsync(string account, string modelCode, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.CollectAsync<PositionMultiMessage, PositionMultiEndMessage>(
            id => new ReqPositionsMultiRequest(id, account, modelCode), id => new CancelPositionsMultiRequest(id),
            alwaysCancel: true, options.Deadline, cancellationToken).ConfigureAwait(false);
        var positions = answer.Items.Select(item => new ModelPosition(item.Account, item.ModelCode, item.Contract, item.Position, item.AvgCost));
        return new Snapshot<ModelPosition>(positions.ToArray(), answer.Complete);
    }

    /// <summary>An advisor's groups or aliases as XML (requestFA). TWS refuses others with 321.</summary>
    public async Task<string> FaConfigurationAsync(FaDataType type, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<ReceiveFAMessage>(
            new RequestFARequest(type), options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Xml;
    }

    /// <summary>Replaces all of an advisor's groups or aliases (replaceFA). Returns TWS's confirmation text.</summary>
    /// <param name="xml">As <see cref="FaConfigurationAsync"/> gives it; ASCII.</param>
    public async Task<string> ReplaceFaConfigurationAsync(FaDataType type, string xml, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<ReplaceFAEndMessage>(
            id => new ReplaceFARequest(id, type, xml), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Text;
    }

    /// <summary>Which accounts belong to one family (reqFamilyCodes).</summary>
    public async Task<IReadOnlyList<FamilyCode>> FamilyCodesAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<FamilyCodesMessage>(
            new ReqFamilyCodesRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Codes;
    }

    /// <summary>The soft dollar tiers that orders may name (reqSoftDollarTiers); none for most users.</summary>
    public async Task<IReadOnlyList<SoftDollarTier>> SoftDollarTiersAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<SoftDollarTiersMessage>(
            id => new ReqSoftDollarTiersRequest(id), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Tiers;
    }

    /// <summary>The id of the broker under whose brand the user trades (reqUserInfo); empty for customers of IB itself.</summary>
    public async Task<string> WhiteBrandingIdAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<UserInfoMessage>(
            id => new ReqUserInfoRequest(id), cancel: null, options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.WhiteBrandingId;
    }

    public void Dispose()
    {
        _summaries.Dispose();
        _accounts.Dispose();
    }
}
