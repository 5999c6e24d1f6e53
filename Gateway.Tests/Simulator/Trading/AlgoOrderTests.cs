using Gateway.Tws.Model;
using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class AlgoOrderTests
{
    [TestCase("Adaptive", "adaptivePriority", "Urgent", 100)]
    [TestCase("Adaptive", "adaptivePriority", "Normal", 25)]
    [TestCase("Adaptive", "adaptivePriority", "Patient", 10)]
    [TestCase("Twap", "strategyType", "Marketable", 10)]
    [TestCase("Vwap", "maxPctVol", "0.1", 50)]
    [TestCase("ArrivalPx", "riskAversion", "Aggressive", 25)]
    [TestCase("DarkIce", "displaySize", "15", 15)]
    [TestCase("PctVol", "pctVol", "0.02", 10)]
    [TestCase("MinImpact", "maxPctVol", "0.1", 50)]
    public void Step_Algorithm_TradesItsSliceAtEachStepUntilItIsDone(string strategy, string tag, string value, decimal slice)
    {
        var bench = new EngineBench();

        var order = bench.Place(Algo(strategy, (tag, value)));
        for (var step = 0; step < 20 && !order.IsDone; step++)
            bench.Step(99.98m, 100.02m, 100m);

        order.Status.Should().Be("Filled");
        bench.Fills[0].Quantity.Should().Be(slice);
        bench.Fills.Sum(fill => fill.Quantity).Should().Be(100m);
    }

    [Test]
    public void Place_ClosePx_TradesAtTheClose()
    {
        var bench = new EngineBench();
        bench.Market.UntilAuction = TimeSpan.FromMilliseconds(500);
        var order = bench.Place(Algo("ClosePx", ("riskAversion", "Neutral")));

        bench.Step(99.98m, 100.02m, 100m);
        order.Filled.Should().Be(0m);
        bench.Step(100.98m, 101.02m, 101m);

        order.AverageFillPrice.Should().Be(101m);
    }

    [Test]
    public void Step_Times_HoldAndEndTheOrder()
    {
        var bench = new EngineBench();
        var order = bench.Place(Algo("Twap", ("startTime", "20260406-14:30:00"), ("endTime", "20260406-14:30:01")));
        var later = bench.Place(Algo("Twap", ("startTime", "10:35:00 US/Eastern")));
        order.Filled.Should().Be(10m);
        later.Filled.Should().Be(0m);

        for (var step = 0; step < 4; step++)
            bench.Step(99.98m, 100.02m, 100m);

        order.Status.Should().Be("Cancelled");
        order.CompletedText.Should().Be("Expired");
        later.Status.Should().Be("PreSubmitted");
    }

    [TestCase("Iceberg", "x", "1", "MKT", ScriptedMarket.Aapl, 439)]
    [TestCase("Adaptive", "priority", "Normal", "MKT", ScriptedMarket.Aapl, 443)]
    [TestCase("Adaptive", "adaptivePriority", "Fast", "MKT", ScriptedMarket.Aapl, 441)]
    [TestCase("PctVol", "noTakeLiq", "1", "MKT", ScriptedMarket.Aapl, 441)]
    [TestCase("Vwap", "maxPctVol", "50", "MKT", ScriptedMarket.Aapl, 441)]
    [TestCase("Twap", "strategyType", "Last", "TRAIL", ScriptedMarket.Aapl, 442)]
    [TestCase("Twap", "strategyType", "Last", "MKT", ScriptedMarket.EurUsd, 442)]
    public void Place_BrokenRule_RefusesWithItsCode(string strategy, string tag, string value, string type, int conId, int code)
    {
        var bench = new EngineBench();

        bench.TryPlace(Algo(strategy, (tag, value)) with { OrderType = type, AuxPrice = type == "TRAIL" ? 1m : null }, conId);

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(code);
        bench.Fills.Should().BeEmpty();
    }

    private static Order Algo(string strategy, params (string Tag, string Value)[] values) => Terms("BUY", 100m, "MKT") with
    {
        AlgoStrategy = strategy,
        AlgoParams = [.. values.Select(value => new TagValue(value.Tag, value.Value))],
    };
}
