using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class OrderEngineFillTests
{
    [TestCase("BUY", 100.02)]
    [TestCase("SELL", 99.98)]
    public void Place_MarketOrder_TradesAtTheOtherSide(string action, decimal price)
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms(action, 100m, "MKT"));

        order.Status.Should().Be("Filled");
        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(price);
        bench.Account.QuantityOf(ScriptedMarket.Aapl).Should().Be(action == "BUY" ? 100m : -100m);
    }

    [Test]
    public void Place_MarketOrder_TellsTheDocumentedStatuses()
    {
        var bench = new EngineBench();

        bench.Place(Terms("BUY", 1m, "MKT"));

        bench.Statuses.Should().Equal("1 PendingSubmit", "1 PreSubmitted", "1 Submitted", "1 Filled");
    }

    [TestCase("BUY", 100.01)]
    [TestCase("SELL", 99.99)]
    public void Place_LimitOutsideTheMarket_RestsAndTradesWhenTheMarketComes(string action, decimal limit)
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms(action, 10m, "LMT", limit));
        order.Status.Should().Be("Submitted");
        bench.Fills.Should().BeEmpty();

        bench.Step(99.99m, 100.01m, 100m);

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(limit);
        order.Status.Should().Be("Filled");
    }

    [TestCase("BUY", 101, 100.02)]
    [TestCase("SELL", 99, 99.98)]
    public void Place_LimitThroughTheMarket_GetsTheBetterPrice(string action, decimal limit, decimal price)
    {
        var bench = new EngineBench();

        bench.Place(Terms(action, 10m, "LMT", limit));

        bench.Fills.Should().ContainSingle().Which.Price.Should().Be(price);
    }

    [Test]
    public void Step_QuoteIsSmallerThanTheOrder_FillsInSlicesThatSumUp()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 1200m, "MKT"));
        order.Filled.Should().Be(500m);
        order.Status.Should().Be("Submitted");

        bench.Step(99.99m, 100.03m, 100m, 400m);
        bench.Step(100.00m, 100.04m, 100m, 400m);

        bench.Fills.Select(fill => fill.Quantity).Should().Equal(500m, 400m, 300m);
        bench.Fills.Select(fill => fill.CumulativeQuantity).Should().Equal(500m, 900m, 1200m);
        order.Status.Should().Be("Filled");
        order.AverageFillPrice.Should().Be(Math.Round(((500m * 100.02m) + (400m * 100.03m) + (300m * 100.04m)) / 1200m, 8));
        bench.Fills.Sum(fill => fill.Commission).Should().Be(6.00m);
    }

    [Test]
    public void Place_ImmediateOrCancel_CancelsTheRest()
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms("BUY", 800m, "MKT") with { Tif = "IOC" });

        order.Filled.Should().Be(500m);
        order.Status.Should().Be("Cancelled");
        bench.Statuses[^2..].Should().Equal("1 PendingCancel", "1 Cancelled");
    }

    [Test]
    public void Place_FillOrKillTooLarge_TradesNothingAndIsCancelled()
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms("BUY", 800m, "MKT") with { Tif = "FOK" });

        order.Status.Should().Be("Cancelled");
        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(202);
        bench.Fills.Should().BeEmpty();
    }

    [Test]
    public void Step_AllOrNone_WaitsForTheWholeSize()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 800m, "MKT") with { AllOrNone = true });
        bench.Fills.Should().BeEmpty();

        bench.Step(100m, 100.02m, 100m, 800m);

        order.Status.Should().Be("Filled");
    }

    [Test]
    public void Place_MarketIsClosed_WaitsForTheOpening()
    {
        var bench = new EngineBench { Market = { Open = false } };
        var order = bench.Place(Terms("BUY", 10m, "MKT"));
        order.Status.Should().Be("PreSubmitted");

        bench.Market.Open = true;
        bench.Engine.Step();

        order.Status.Should().Be("Filled");
    }

    [Test]
    public void Step_GoodTillDateHasPassed_CancelsTheOrder()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 10m, "LMT", 90m) with { Tif = "GTD", GoodTillDate = "20260406-14:30:01" });

        bench.Market.Now += TimeSpan.FromSeconds(1);
        bench.Engine.Step();

        order.Status.Should().Be("Cancelled");
    }

    [Test]
    public void Step_NextDay_EndsDayOrdersAndKeepsTheOthers()
    {
        var bench = new EngineBench();
        var day = bench.Place(Terms("BUY", 10m, "LMT", 90m));
        var cancelled = bench.Place(Terms("BUY", 10m, "LMT", 90m) with { Tif = "GTC" });

        bench.Market.Now += TimeSpan.FromDays(1);
        bench.Engine.Step();

        day.Status.Should().Be("Cancelled");
        cancelled.Status.Should().Be("Submitted");
    }

    [Test]
    public void Place_HoldFills_TradesOnlyAfterwards()
    {
        var bench = new EngineBench { Faults = { HoldFills = true } };
        var order = bench.Place(Terms("BUY", 10m, "MKT"));
        order.Status.Should().Be("Submitted");

        bench.Faults.HoldFills = false;
        bench.Engine.Step();

        order.Status.Should().Be("Filled");
    }
}
