using Gateway.Tests.Support;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Simulator.Trading.Wire;

/// <summary>The blocks of placeOrder that are there or not, and what each version has.</summary>
[TestFixture]
public sealed class OrderBlocksTests
{
    private const int PlainFields = 119;
    private const int Hidden = 34;

    private static readonly Contract Stock = new() { Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly Order Limit = new() { Action = "BUY", TotalQuantity = 1, OrderType = "LMT", LmtPrice = 1.5m, Tif = "DAY" };

    private static readonly Contract Spread = Stock with
    {
        SecType = "BAG",
        ComboLegs =
        [
            new ComboLeg
            {
                ConId = 1, Ratio = 2, Action = "BUY", Exchange = "A", OpenClose = 1, ShortSaleSlot = 2, DesignatedLocation = "L", ExemptCode = 3,
            },
            new ComboLeg { ConId = 4, Ratio = 5, Action = "SELL", Exchange = "B" },
        ],
    };

    private static IEnumerable<int> Versions => TwsFields.Versions;

    private static string[] Place(Order order, Contract? contract = null) =>
        TwsFields.Write(new PlaceOrderRequest(9, contract ?? Stock, order));

    [TestCaseSource(nameof(Versions))]
    public void WriteTo_EachVersion_HasItsNumberOfFields(int version)
    {
        Count(new PlaceOrderRequest(9, Stock, Limit), version).Should().Be(FieldTotals.Of("placeOrder", version));
        Count(new CancelOrderRequest(9), version).Should().Be(FieldTotals.Of("cancelOrder", version));
        Count(new ReqGlobalCancelRequest(), version).Should().Be(FieldTotals.Of("globalCancel", version));
        Count(new ExerciseOptionsRequest(9, Stock, new OptionExercise(ExerciseAction.Exercise, 1, "DU1")), version)
            .Should().Be(FieldTotals.Of("exerciseOptions", version));
        Count(new ReqExecutionsRequest(9, new ExecutionFilter()), version).Should().Be(FieldTotals.Of("reqExecutions", version));
    }

    [Test]
    public void CancelOrder_OldVersions_AreAsTheyWere()
    {
        TwsFields.Write(new CancelOrderRequest(9, "t"), 186).Should().Equal("4", "1", "9", "t");
        TwsFields.Write(new CancelOrderRequest(9, "t"), 188).Should().Equal("4", "1", "9", "t", "", "", "2147483647");
        TwsFields.Write(new CancelOrderRequest(9, "t"), 200).Should().Equal("4", "9", "t", "", "2147483647");
        TwsFields.Write(new ReqGlobalCancelRequest(), 191).Should().Equal("58", "1");
    }

    [Test]
    public void PlaceOrder_Combination_HasLegsPricesAndRouting()
    {
        var order = Limit with { OrderComboLegs = [new(1.5m), new(null)], SmartComboRoutingParams = [new("NonGuaranteed", "1")] };
        Place(order, Spread)[(Hidden + 1)..^(PlainFields - Hidden - 1)].Should().Equal(
            "2", "1", "2", "BUY", "A", "1", "2", "L", "3", "4", "5", "SELL", "B", "0", "0", "", "-1", "2", "1.5", "", "1", "NonGuaranteed", "1");
    }

    [Test]
    public void PlaceOrder_CombinationWithoutLegs_HasThreeCounts() =>
        Place(Limit, Stock with { SecType = "BAG" })[(Hidden + 1)..^(PlainFields - Hidden - 1)].Should().Equal("0", "0", "0");

    [Test]
    public void DataRequests_Combination_HaveFourFieldsALeg()
    {
        TwsFields.Write(new ReqMktDataRequest(9, Spread))[15..24].Should().Equal("2", "1", "2", "BUY", "A", "4", "5", "SELL", "B");
        TwsFields.Write(new ReqHistoricalDataRequest(9, Spread, "", "1 day", "1 D", "TRADES", true))[21..30]
            .Should().Equal("2", "1", "2", "BUY", "A", "4", "5", "SELL", "B");
    }

    [Test]
    public void PlaceOrder_Algorithm_HasItsParameters() =>
        Place(Limit with { AlgoStrategy = "Vwap", AlgoParams = [new("maxPctVol", "0.1")], AlgoId = "id" })[82..87]
            .Should().Equal("Vwap", "1", "maxPctVol", "0.1", "id");

    [Test]
    public void PlaceOrder_EachConditionType_HasItsFields()
    {
        var order = Limit with
        {
            ConditionsIgnoreRth = true,
            Conditions =
            [
                new PriceCondition { IsMore = true, Price = 1.5m, ConId = 8, Exchange = "SMART", TriggerMethod = 2 },
                new TimeCondition { IsConjunctionConnection = false, Time = "20260402-09:30:00" },
                new MarginCondition { IsMore = true, Percent = 30 },
                new ExecutionCondition { SecType = "STK", Exchange = "SMART", Symbol = "AAPL" },
                new VolumeCondition { Volume = 100, ConId = 8, Exchange = "SMART" },
                new PercentChangeCondition { IsMore = true, ChangePercent = 2.5m, ConId = 8, Exchange = "SMART" },
            ],
        };
        Place(order)[89..^29].Should().Equal(
            "6", "1", "a", "1", "1.5", "8", "SMART", "2", "3", "o", "0", "20260402-09:30:00", "4", "a", "1", "30", "5", "a", "STK", "SMART", "AAPL",
            "6", "a", "0", "100", "8", "SMART", "7", "a", "1", "2.5", "8", "SMART", "1", "0");
    }

    [TestCase("PEG BEST", false, "SMART", "7", "0.5")]
    [TestCase("PEGBEST", true, "SMART", "7", "Infinity", "0.1", "0.2")]
    [TestCase("PEG BEST", true, "IBKRATS", "3", "7", "Infinity", "0.1", "0.2")]
    [TestCase("PEG MID", false, "SMART", "0.1", "0.2")]
    [TestCase("LMT", false, "IBKRATS", "3")]
    [TestCase("peg mid", false, "SMART")]
    public void PlaceOrder_PeggedToBestOrMid_HasItsOffsets(string type, bool upToMid, string exchange, params string[] expected)
    {
        var order = Limit with
        {
            OrderType = type,
            MinTradeQty = 3,
            MinCompeteSize = 7,
            CompeteAgainstBestOffset = 0.5m,
            CompeteAgainstBestOffsetUpToMid = upToMid,
            MidOffsetAtWhole = 0.1m,
            MidOffsetAtHalf = 0.2m,
        };
        Place(order, Stock with { Exchange = exchange })[114..^5].Should().Equal(expected);
    }

    [Test]
    public void PlaceOrder_OptionWithASeparator_IsRefused()
    {
        var act = () => Place(Limit with { OrderMiscOptions = [new("a", "b;c")] });
        act.Should().Throw<ArgumentException>().WithMessage("*'a=b;c'*");
    }

    private static int Count(ITwsRequest request, int version) => TwsFields.Write(request, version).Length;
}
