using System.Security.Cryptography;
using System.Text;
using Gateway.Tests.Support;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Requests.DisplayGroups;
using Gateway.Tws.Requests.Fundamentals;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Requests.News;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Requests.Scanner;
using Gateway.Tws.Requests.Session;

namespace Gateway.Tests.Requests;

/// <summary>Every request against the fields that IB's own client writes at server version 200.</summary>
[TestFixture]
public sealed class RequestVectorsTests
{
    private static readonly Filled Values = new();
    private static readonly Contract Full = Values.Of<Contract>();
    private static readonly Order FullOrder = Values.Of<Order>();
    private static readonly Contract Stock = new() { Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly Contract Hedged = Stock with { DeltaNeutralContract = new DeltaNeutralContract(555, 0.5, 12.5m) };
    private static readonly TagValue[] Options = [new("k1", "v1"), new("k2", "v2")];

    private static readonly Dictionary<string, ITwsRequest> Requests = new()
    {
        ["reqIds"] = new ReqIdsRequest(),
        ["reqManagedAccts"] = new ReqManagedAcctsRequest(),
        ["reqCurrentTime"] = new ReqCurrentTimeRequest(),
        ["reqCurrentTimeInMillis"] = new ReqCurrentTimeInMillisRequest(),
        ["setServerLogLevel"] = new SetServerLogLevelRequest(5),
        ["reqContractDetails(full)"] = new ReqContractDetailsRequest(11, Full),
        ["reqContractDetails(stk)"] = new ReqContractDetailsRequest(11, Stock),
        ["reqMatchingSymbols"] = new ReqMatchingSymbolsRequest(12, "<pattern>"),
        ["reqMktData(full)"] = new ReqMktDataRequest(13, Full, "<generic>", true, true) { Options = Options },
        ["reqMktData(stk)"] = new ReqMktDataRequest(13, Stock, "233"),
        ["reqMktData(deltaNeutral)"] = new ReqMktDataRequest(13, Hedged),
        ["cancelMktData"] = new CancelMktDataRequest(13),
        ["reqMarketDataType"] = new ReqMarketDataTypeRequest(MarketDataType.Delayed),
        ["reqTickByTickData"] = new ReqTickByTickDataRequest(14, Full, TickByTickType.BidAsk, 5, true),
        ["cancelTickByTickData"] = new CancelTickByTickDataRequest(14),
        ["reqMktDepth"] = new ReqMktDepthRequest(15, Full, 10, true) { Options = Options },
        ["cancelMktDepth"] = new CancelMktDepthRequest(15, true),
        ["reqMktDepthExchanges"] = new ReqMktDepthExchangesRequest(),
        ["reqRealTimeBars"] = new ReqRealTimeBarsRequest(16, Full, "TRADES", true) { Options = Options },
        ["cancelRealTimeBars"] = new CancelRealTimeBarsRequest(16),
        ["reqSmartComponents"] = new ReqSmartComponentsRequest(25, "<bboExchange>"),
        ["reqMarketRule"] = new ReqMarketRuleRequest(26),
        ["reqHistoricalData(full)"] =
            new ReqHistoricalDataRequest(17, Full, "<endDateTime>", "<barSize>", "<duration>", "<whatToShow>", true, 2, true) { Options = Options },
        ["cancelHistoricalData"] = new CancelHistoricalDataRequest(17),
        ["reqHeadTimestamp"] = new ReqHeadTimestampRequest(18, Full, "<whatToShow>", true, 2),
        ["cancelHeadTimestamp"] = new CancelHeadTimestampRequest(18),
        ["reqHistogramData"] = new ReqHistogramDataRequest(19, Full, true, "<period>"),
        ["cancelHistogramData"] = new CancelHistogramDataRequest(19),
        ["reqSecDefOptParams"] = new ReqSecDefOptParamsRequest(21, "<underlyingSymbol>", "<futFopExchange>", "<underlyingSecType>", 265598),
        ["calculateImpliedVolatility"] = new CalculateImpliedVolatilityRequest(22, Full, 1.5m, 2.5m) { Options = Options },
        ["cancelCalcIV"] = new CancelCalculateImpliedVolatilityRequest(22),
        ["calculateOptionPrice"] = new CalculateOptionPriceRequest(23, Full, 0.25, 100.5m) { Options = Options },
        ["cancelCalcOptPrice"] = new CancelCalculateOptionPriceRequest(23),
        ["reqScannerParameters"] = new ReqScannerParametersRequest(),
        ["reqScannerSubscription"] = new ReqScannerSubscriptionRequest(
            27, Values.Of<ScannerSubscription>() with { FilterOptions = [new("f1", "v1")], Options = Options }),
        ["cancelScannerSubscription"] = new CancelScannerSubscriptionRequest(27),
        ["cancelFundamentalData"] = new CancelFundamentalDataRequest(28),
        ["reqNewsProviders"] = new ReqNewsProvidersRequest(),
        ["reqNewsArticle"] = new ReqNewsArticleRequest(29, "<provider>", "<articleId>") { Options = Options },
        ["reqHistoricalNews"] = new ReqHistoricalNewsRequest(30, 265598, "<providers>", "<start>", "<end>", 10) { Options = Options },
        ["reqNewsBulletins"] = new ReqNewsBulletinsRequest(true),
        ["cancelNewsBulletin"] = new CancelNewsBulletinsRequest(),
        ["reqWshMetaData"] = new ReqWshMetaDataRequest(40),
        ["cancelWshMetaData"] = new CancelWshMetaDataRequest(40),
        ["reqWshEventData(conId)"] = new ReqWshEventDataRequest(41, new WshEventFilter
        {
            ConId = 265598,
            FillWatchlist = true,
            FillCompetitors = true,
            StartDate = "<start>",
            EndDate = "<end>",
            TotalLimit = 7,
        }),
        ["cancelWshEventData"] = new CancelWshEventDataRequest(41),
        ["reqAccountSummary"] = new ReqAccountSummaryRequest(31, "<group>", "<tags>"),
        ["cancelAccountSummary"] = new CancelAccountSummaryRequest(31),
        ["reqAccountUpdates"] = new ReqAccountUpdatesRequest(true, "<acct>"),
        ["reqPositions"] = new ReqPositionsRequest(),
        ["cancelPositions"] = new CancelPositionsRequest(),
        ["reqPnL"] = new ReqPnLRequest(34, "<acct>", "<model>"),
        ["cancelPnL"] = new CancelPnLRequest(34),
        ["reqPnLSingle"] = new ReqPnLSingleRequest(35, "<acct>", "<model>", 265598),
        ["cancelPnLSingle"] = new CancelPnLSingleRequest(35),
        ["reqAccountUpdatesMulti"] = new ReqAccountUpdatesMultiRequest(32, "<acct>", "<model>", true),
        ["cancelAccountUpdatesMulti"] = new CancelAccountUpdatesMultiRequest(32),
        ["reqPositionsMulti"] = new ReqPositionsMultiRequest(33, "<acct>", "<model>"),
        ["cancelPositionsMulti"] = new CancelPositionsMultiRequest(33),
        ["reqFamilyCodes"] = new ReqFamilyCodesRequest(),
        ["requestFA"] = new RequestFARequest(FaDataType.Groups),
        ["replaceFA"] = new ReplaceFARequest(37, FaDataType.Groups, "<xml>"),
        ["reqSoftDollarTiers"] = new ReqSoftDollarTiersRequest(38),
        ["reqUserInfo"] = new ReqUserInfoRequest(39),
        ["queryDisplayGroups"] = new QueryDisplayGroupsRequest(42),
        ["subscribeToGroupEvents"] = new SubscribeToGroupEventsRequest(43, 1),
        ["updateDisplayGroup"] = new UpdateDisplayGroupRequest(43, "<contractInfo>"),
        ["unsubscribeFromGroupEvents"] = new UnsubscribeFromGroupEventsRequest(43),
        ["placeOrder(LMT default stk)"] = new PlaceOrderRequest(
            100, Stock, new Order { Action = "BUY", TotalQuantity = 1, OrderType = "LMT", LmtPrice = 1.5m, Tif = "DAY" }),
        ["placeOrder(PEG BENCH)"] = new PlaceOrderRequest(102, Full, FullOrder with { OrderType = "PEG BENCH" }),
        ["placeOrder(PEG BEST, IBKRATS)"] = new PlaceOrderRequest(103, Full with { Exchange = "IBKRATS" }, FullOrder with { OrderType = "PEG BEST" }),
        ["placeOrder(deltaNeutralContract)"] = new PlaceOrderRequest(
            107, Hedged, new Order { Action = "BUY", TotalQuantity = 1, OrderType = "MKT" }),
        ["cancelOrder"] = new CancelOrderRequest(100, "<ManualOrderCancelTime>", "<ExtOperator>", FullOrder.ManualOrderIndicator),
        ["reqGlobalCancel"] = new ReqGlobalCancelRequest("<ExtOperator>", FullOrder.ManualOrderIndicator),
        ["reqOpenOrders"] = new ReqOpenOrdersRequest(),
        ["reqAllOpenOrders"] = new ReqAllOpenOrdersRequest(),
        ["reqAutoOpenOrders"] = new ReqAutoOpenOrdersRequest(true),
        ["reqCompletedOrders"] = new ReqCompletedOrdersRequest(true),
        ["reqExecutions(full)"] = Executions(),
    };

    private static IEnumerable<string> Names => Requests.Keys;

    [TestCaseSource(nameof(Names))]
    public void WriteTo_Newest_IsWhatIbsClientWrites(string name) =>
        TwsFields.Write(Requests[name]).Should().Equal(Vector(name));

    [Test]
    public void Vectors_EveryName_HasItsRequestHere() =>
        TwsFields.FixtureLines("requests-200.txt").Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..line.LastIndexOf("  (", StringComparison.Ordinal)])
            .Should().BeEquivalentTo(Requests.Keys);

    /// <summary>The vectors are facts: whoever makes a test pass by editing them must come by here.</summary>
    [TestCase("requests-200.txt", "847808f6c93731bb")]
    [TestCase("placeorder-200.txt", "a151909ff2431d7f")]
    [TestCase("openorder-200.txt", "71cb616d1cc9c01c")]
    [TestCase("frames-200.json", "f2db00bc8f7cfaf5")]
    public void Fixture_OfVectors_IsAsItWasRecorded(string name, string hash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', TwsFields.FixtureLines(name)))))[..16].Should().Be(hash);

    [Test]
    public void PlaceOrder_PlainLimitOrder_HasEveryFieldAtItsIndex()
    {
        var expected = TwsFields.FixtureLines("placeorder-200.txt").Where(line => line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(parts => parts[1] == "∅" ? "" : parts[1]);
        TwsFields.Write(Requests["placeOrder(LMT default stk)"]).Should().Equal(expected);
    }

    [Test]
    public void StartApi_Newest_HasFourFields() =>
        TwsFields.Write(new StartApiRequest(7, "caps")).Should().Equal("71", "2", "7", "caps");

    [Test]
    public void ReqHistoricalTicks_Newest_HasTheTablesFields() =>
        TwsFields.Write(new ReqHistoricalTicksRequest(20, Stock, "", "20260914-15:00:00", 1000, "BID_ASK", true, true) { Options = Options })
            .Should().Equal(
                "96", "20", "0", "AAPL", "STK", "", "", "", "", "SMART", "", "USD", "", "", "0",
                "", "20260914-15:00:00", "1000", "BID_ASK", "1", "1", "k1=v1;k2=v2;");

    [Test]
    public void Verify_Newest_HasTheTablesFields()
    {
        TwsFields.Write(new VerifyRequest("name", "1.0")).Should().Equal("65", "1", "name", "1.0");
        TwsFields.Write(new VerifyMessageRequest("data")).Should().Equal("66", "1", "data");
        TwsFields.Write(new VerifyAndAuthRequest("name", "1.0", "key")).Should().Equal("72", "1", "name", "1.0", "key");
        TwsFields.Write(new VerifyAndAuthMessageRequest("data", "response")).Should().Equal("73", "1", "data", "response");
    }

    [Test]
    public void Lane_OrdersCancelsAndTheirProbe_OvertakeTheRest()
    {
        var lanes = Requests.Where(pair => pair.Value.Lane != RequestLane.Normal)
            .Select(pair => (pair.Value.Lane, Name: pair.Key.Split('(')[0])).Distinct().Order();
        lanes.Should().Equal(
            (RequestLane.GlobalCancel, "reqGlobalCancel"), (RequestLane.Cancel, "cancelOrder"), (RequestLane.Probe, "reqCurrentTime"),
            (RequestLane.Place, "placeOrder"));
        new PlaceOrderRequest(1, new Contract(), new Order()) { IsChange = true }.Lane.Should().Be(RequestLane.Change);
    }

    [Test]
    public void ReqFundamentalData_Newest_HasSevenContractFields() =>
        TwsFields.Write(new ReqFundamentalDataRequest(28, Stock with { ConId = 265598, PrimaryExch = "NASDAQ", LocalSymbol = "AAPL" }, "ReportSnapshot"))
            .Should().Equal("52", "3", "28", "265598", "AAPL", "STK", "SMART", "NASDAQ", "USD", "AAPL", "ReportSnapshot", "");

    [Test]
    public void ReqWshEventData_FilterOnly_HasTheLargestNumbers() =>
        TwsFields.Write(new ReqWshEventDataRequest(41, new WshEventFilter { Filter = "{}" }))
            .Should().Equal("102", "41", "2147483647", "{}", "0", "0", "0", "", "", "2147483647");

    private static IEnumerable<string> Vector(string name)
    {
        var lines = TwsFields.FixtureLines("requests-200.txt");
        var head = Array.FindIndex(lines, line => line.StartsWith($"## {name}  (", StringComparison.Ordinal));
        return lines[head + 1].Split(" | ").Select(field => field == "∅" ? "" : Values.Numbers.GetValueOrDefault(field, field));
    }

    private static ReqExecutionsRequest Executions()
    {
        // Shared numbers keep the text of the record that was filled last.
        var filter = Values.Of<ExecutionFilter>();
        return new ReqExecutionsRequest(36, filter with { SpecificDates = ["20261120", "20261121"] });
    }
}
