using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class TriggerTests
{
    [Test]
    public void Step_StopBuy_TriggersAtTheStopAndBuysAtTheAsk()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "STP", aux: 101m));
        order.Status.Should().Be("PreSubmitted");
        order.WhyHeld.Should().Be("trigger");

        bench.Step(100.97m, 101.01m, 100.99m);
        bench.Fills.Should().BeEmpty();
        bench.Step(100.98m, 101.02m, 101m);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(101.02m);
        order.WhyHeld.Should().BeEmpty();
    }

    [Test]
    public void Step_StopSell_TriggersAtTheStopAndSellsAtTheBid()
    {
        var bench = new EngineBench();
        bench.Place(Terms("SELL", 10m, "STP", aux: 99m));

        bench.Step(98.98m, 99.03m, 99m);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(98.98m);
    }

    [Test]
    public void Step_StopLimitGapsBeyondItsLimit_RestsAtTheLimit()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("SELL", 10m, "STP LMT", limit: 98.90m, aux: 99m));

        bench.Step(98.50m, 98.54m, 98.52m);
        order.Status.Should().Be("Submitted");
        bench.Fills.Should().BeEmpty();
        bench.Step(98.95m, 98.99m, 98.97m);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(98.95m);
    }

    [Test]
    public void Step_TrailingSell_FollowsTheMarketUpAndNeverDown()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("SELL", 10m, "TRAIL", aux: 1m));
        order.TrailStop.Should().Be(99m);

        bench.Step(101.98m, 102.02m, 102m);
        order.TrailStop.Should().Be(101m);
        bench.Step(101.48m, 101.52m, 101.50m);
        order.TrailStop.Should().Be(101m);
        bench.Fills.Should().BeEmpty();
        bench.Step(100.97m, 101.01m, 101m);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(100.97m);
    }

    [Test]
    public void Step_TrailingBuyByPercent_FollowsTheMarketDown()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "TRAIL") with { TrailingPercent = 2m });
        order.TrailStop.Should().Be(102m);

        bench.Step(89.98m, 90.02m, 90m);

        order.TrailStop.Should().Be(91.80m);
    }

    [Test]
    public void Step_TrailingLimit_KeepsItsDistanceAndNeverSellsBelow()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("SELL", 10m, "TRAIL LIMIT", aux: 1m) with { LmtPriceOffset = 0.10m });
        bench.Step(101.98m, 102.02m, 102m);
        order.TrailLimit.Should().Be(100.90m);

        bench.Step(100.80m, 100.84m, 100.82m);
        bench.Fills.Should().BeEmpty();
        bench.Step(100.92m, 100.96m, 100.94m);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(100.92m);
    }

    [TestCase("BUY", 99, 98.98, 99.02, 99, 99.02)]
    [TestCase("SELL", 101, 100.98, 101.02, 101, 100.98)]
    public void Step_MarketIfTouched_TradesWhenTouched(string action, decimal touch, decimal bid, decimal ask, decimal last, decimal price)
    {
        var bench = new EngineBench();
        bench.Place(Terms(action, 10m, "MIT", aux: touch));
        bench.Fills.Should().BeEmpty();

        bench.Step(bid, ask, last);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(price);
    }

    [Test]
    public void Step_TriggerMethodMidpoint_WatchesTheMidpoint()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "STP", aux: 101m) with { TriggerMethod = 8 });

        bench.Step(100.90m, 101.00m, 101.50m);
        order.Triggered.Should().BeFalse();
        bench.Step(101.00m, 101.02m, 100.00m);

        order.Triggered.Should().BeTrue();
    }
}
