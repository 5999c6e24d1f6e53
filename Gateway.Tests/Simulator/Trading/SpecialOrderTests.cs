using Gateway.Tws.Model;
using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>Scale, hedge, adjusted stops, money instead of quantity, conditions of every kind, hours and times.</summary>
[TestFixture]
public sealed class SpecialOrderTests
{
    private const int Aapl = ScriptedMarket.Aapl;

    [Test]
    public void Step_Scale_WorksOneComponentAtATime()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 30m, "LMT", 100.02m) with { ScaleInitLevelSize = 10, ScaleSubsLevelSize = 5, ScalePriceIncrement = 0.10m });
        order.Filled.Should().Be(10m);

        bench.Step(99.98m, 100.02m, 100m);
        order.Filled.Should().Be(10m, "the next component waits ten cents lower");
        bench.Step(99.88m, 99.92m, 99.9m);

        order.Filled.Should().Be(15m);
    }

    [TestCase("P", "2", 20)]
    [TestCase("B", "1", 2)]
    [TestCase("D", "", 10)]
    public void Step_ParentFills_HedgeLearnsItsSize(string type, string param, decimal size)
    {
        var bench = new EngineBench();
        bench.Place(Terms("BUY", 10m, "LMT", 100.02m) with { Transmit = false });

        var hedge = bench.Place(Terms("SELL", 0m, "LMT", 200m) with { ParentId = 1, HedgeType = type, HedgeParam = param }, type == "B" ? ScriptedMarket.Option : Aapl);

        hedge.Quantity.Should().Be(size);
        hedge.Status.Should().Be("Submitted");
    }

    [Test]
    public void Step_TriggerPrice_TurnsTheStopIntoATrail()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("SELL", 10m, "STP", aux: 98m) with
        {
            AdjustedOrderType = "TRAIL",
            TriggerPrice = 102m,
            AdjustedStopPrice = 101m,
            AdjustedTrailingAmount = 1m,
        });

        bench.Step(101.98m, 102.02m, 102m);
        order.Terms.OrderType.Should().Be("TRAIL");
        bench.Step(103.98m, 104.02m, 104m);
        order.TrailStop.Should().Be(103m);
        bench.Step(102.98m, 103.02m, 103m);

        order.Status.Should().Be("Filled");
    }

    [TestCase("MKT", null, 9.998)]
    [TestCase("LMT", 90.0, 11.1111)]
    public void Place_CashQuantity_BuysWhatTheMoneyIsWorth(string type, double? limit, decimal quantity)
    {
        var order = new EngineBench().Place(Terms("BUY", 0m, type, (decimal?)limit) with { TotalQuantity = null, CashQty = 1000m });

        order.Quantity.Should().Be(quantity);
    }

    /// <summary>The money of an order in EUR.USD is in dollars: 11,001 of them buy 10,000 euro at 1.1001.</summary>
    [Test]
    public void Place_CashQuantityOfACurrencyPair_IsInItsSecondCurrency()
    {
        var order = new EngineBench().Place(Terms("BUY", 0m, "MKT") with { TotalQuantity = null, CashQty = 11_001m }, ScriptedMarket.EurUsd);

        order.Quantity.Should().Be(10_000m);
    }

    private static IEnumerable<TestCaseData> Conditions()
    {
        yield return Case("price", new PriceCondition { ConId = Aapl, IsMore = true, Price = 101m }, Rise);
        yield return Case("price by bid", new PriceCondition { ConId = Aapl, IsMore = false, Price = 99m, TriggerMethod = 4 }, Fall);
        yield return Case("time", new TimeCondition { IsMore = true, Time = "20260406-14:30:00" }, null);
        yield return Case("later", new TimeCondition { IsMore = true, Time = "20260406 10:30:01 US/Eastern" }, bench => bench.Market.Now += TimeSpan.FromSeconds(1));
        yield return Case("margin", new MarginCondition { IsMore = true, Percent = 90 }, null);
        yield return Case("execution", new ExecutionCondition { SecType = "OPT", Exchange = "SMART", Symbol = "SPY" }, bench => bench.Place(Terms("BUY", 1m, "MKT"), ScriptedMarket.Option));
        yield return Case("volume", new VolumeCondition { ConId = Aapl, IsMore = true, Volume = 1000 }, bench => bench.Market.Quote(Aapl, 99.98m, 100.02m, 100m, volume: 1000m));
        yield return Case("per cent", new PercentChangeCondition { ConId = Aapl, IsMore = true, ChangePercent = 2m }, Rise);
    }

    [TestCaseSource(nameof(Conditions))]
    public void Step_Condition_ActivatesTheOrderOnceItHolds(OrderCondition condition, object? turn)
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 1m, "MKT") with { Conditions = [condition] });
        if (turn is Action<EngineBench> makeTrue)
        {
            order.Filled.Should().Be(0m);
            makeTrue(bench);
            bench.Engine.Step();
        }

        order.Filled.Should().Be(1m);
    }

    [Test]
    public void Step_ConditionOutsideRegularHours_CountsOnlyWhenItIgnoresThem()
    {
        var bench = new EngineBench();
        bench.Market.Regular = false;
        var condition = new MarginCondition { IsMore = true, Percent = 1 };

        var waits = bench.Place(Terms("BUY", 1m, "LMT", 110m) with { Conditions = [condition], OutsideRth = true });
        var trades = bench.Place(Terms("BUY", 1m, "LMT", 110m) with { Conditions = [condition], OutsideRth = true, ConditionsIgnoreRth = true });

        (waits.Filled, trades.Filled).Should().Be((0m, 1m));
    }

    [Test]
    public void Place_OutsideRegularHours_TradesOnlyWhenItMay()
    {
        var bench = new EngineBench();
        bench.Market.Regular = false;

        bench.Place(Terms("BUY", 1m, "LMT", 101m)).Filled.Should().Be(0m);
        bench.Place(Terms("BUY", 1m, "LMT", 101m) with { OutsideRth = true }).Filled.Should().Be(1m);
    }

    [Test]
    public void Step_DurationOrStartTime_EndsAndBeginsTheOrder()
    {
        var bench = new EngineBench();
        var brief = bench.Place(Terms("BUY", 1m, "LMT", 90m) with { Tif = "GTD", Duration = 1 });
        var late = bench.Place(Terms("BUY", 1m, "MKT") with { GoodAfterTime = "20260406-14:30:02" });

        bench.Market.Now += TimeSpan.FromSeconds(2);
        bench.Engine.Step();

        (brief.Status, late.Status).Should().Be(("Cancelled", "Filled"));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        var limit = Terms("BUY", 10m, "LMT", 100m);
        yield return new TestCaseData(limit with { Conditions = [new PriceCondition { ConId = 4711 }] }).SetArgDisplayNames("condition on nothing");
        yield return new TestCaseData(limit with { Conditions = [new TimeCondition { Time = "soon" }] }).SetArgDisplayNames("condition on no time");
        yield return new TestCaseData(limit with { HedgeType = "P" }).SetArgDisplayNames("hedge without parent");
        yield return new TestCaseData(limit with { ScalePriceIncrement = 0.1m }).SetArgDisplayNames("scale without size");
        yield return new TestCaseData(limit with { AdjustedOrderType = "TRAIL" }).SetArgDisplayNames("adjusted limit");
        yield return new TestCaseData(limit with { OcaGroup = "g", OcaType = 4 }).SetArgDisplayNames("OCA type");
        yield return new TestCaseData(limit with { Tif = "OPG", OrderType = "STP", AuxPrice = 90m }).SetArgDisplayNames("stop at the opening");
    }

    [TestCaseSource(nameof(Wrong))]
    public void Place_BrokenRule_Is321(Order terms)
    {
        var bench = new EngineBench();

        bench.TryPlace(terms);

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(321);
    }

    private static void Rise(EngineBench bench) => bench.Market.Quote(Aapl, 100.98m, 101.02m, 101m);

    private static void Fall(EngineBench bench) => bench.Market.Quote(Aapl, 98.96m, 99.00m, 98.98m);

    private static TestCaseData Case(string name, OrderCondition condition, Action<EngineBench>? makeTrue) =>
        new TestCaseData(condition, makeTrue).SetArgDisplayNames(name);
}
