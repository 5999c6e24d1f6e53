using Gateway.Tws.Model;
using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

/// <summary>The order types whose price or time comes from the market. The market of the tests is 99.98 to 100.02, last 100.</summary>
[TestFixture]
public sealed class OrderTypeTests
{
    private const int Aapl = ScriptedMarket.Aapl;
    private const int Option = ScriptedMarket.Option;
    private const int Future = ScriptedMarket.Future;

    [TestCase("REL", "BUY", 0.01, 99.99)]
    [TestCase("REL", "SELL", 0.01, 100.01)]
    [TestCase("PEG PRIM", "BUY", 0.01, 99.99)]
    [TestCase("PASSV REL", "BUY", 0.01, 99.97)]
    [TestCase("PEG MKT", "BUY", 0.03, 99.99)]
    [TestCase("PEG MKT", "SELL", 0.03, 100.01)]
    [TestCase("PEG MID", "BUY", 0.01, 99.99)]
    [TestCase("SNAP MKT", "BUY", 0.03, 99.99)]
    [TestCase("SNAP PRIM", "BUY", 0.01, 99.99)]
    [TestCase("SNAP MID", "SELL", 0.01, 100.01)]
    public void Place_PricedByTheMarket_RestsThereAndTradesWhenTheLastTradeReachesIt(string type, string action, decimal offset, decimal price)
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms(action, 10m, type, aux: offset));
        order.WorkingPrice.Should().Be(price);
        order.Filled.Should().Be(0m);
        bench.Step(99.98m, 100.02m, price);

        order.AverageFillPrice.Should().Be(price);
    }

    [Test]
    public void Step_MarketMoves_PeggedFollowsAndSnapStays()
    {
        var bench = new EngineBench();
        var pegged = bench.Place(Terms("BUY", 10m, "PEG PRIM"));
        var snap = bench.Place(Terms("BUY", 10m, "SNAP PRIM"));
        var capped = bench.Place(Terms("BUY", 10m, "REL", limit: 100.50m));

        bench.Step(100.98m, 101.02m, 101m);

        pegged.WorkingPrice.Should().Be(100.98m);
        snap.WorkingPrice.Should().Be(99.98m);
        capped.WorkingPrice.Should().Be(100.50m);
    }

    [Test]
    public void Place_PegBest_CompetesAtIbkrAtsAndBySmart()
    {
        var bench = new EngineBench();
        bench.Place(Terms("BUY", 10m, "PEG BEST")).WorkingPrice.Should().Be(99.99m);

        bench.Engine.Place(new OrderKey(ClientId, 50), new Contract { ConId = Aapl, Exchange = "IBKRATS" }, Terms("BUY", 10m, "PEG BEST") with { CompeteAgainstBestOffset = 0.02m });
        bench.Engine.Place(new OrderKey(ClientId, 51), new Contract { ConId = Aapl, Exchange = "IBKRATS" },
            Terms("BUY", 10m, "PEG BEST") with { CompeteAgainstBestOffsetUpToMid = true, MidOffsetAtWhole = 0.01m, MidOffsetAtHalf = 0.005m });

        bench.Store.All.Skip(1).Select(order => order.WorkingPrice).Should().Equal(100m, 99.99m);
    }

    [Test]
    public void Step_PegToStock_MovesByDeltaWithTheUnderlying()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 1m, "PEG STK") with { Delta = -50, StartingPrice = 4m, StockRefPrice = 100m }, Option);
        order.WorkingPrice.Should().Be(4m);

        bench.Step(97.98m, 98.02m, 98m);

        order.WorkingPrice.Should().Be(5m);
        order.Terms.StartingPrice.Should().Be(4m);
    }

    [Test]
    public void Step_PegToBenchmark_MovesWithTheReference()
    {
        var bench = new EngineBench();
        var terms = Terms("BUY", 1m, "PEG BENCH") with
        {
            ReferenceContractId = Aapl,
            ReferenceChangeAmount = 1m,
            PeggedChangeAmount = 0.5m,
            IsPeggedChangeAmountDecrease = true,
            StartingPrice = 4m,
            StockRefPrice = 100m,
        };
        var order = bench.Place(terms, Option);

        bench.Step(98.98m, 99.02m, 99m);

        order.WorkingPrice.Should().Be(4.5m);
    }

    [TestCase("MOC", null, "Filled", 101)]
    [TestCase("LOC", 101.0, "Filled", 101)]
    [TestCase("LOC", 100.5, "Cancelled", 0)]
    public void Step_OnClose_TradesInTheClosingAuctionOrNever(string type, double? limit, string status, decimal price)
    {
        var bench = new EngineBench();
        bench.Market.UntilAuction = TimeSpan.FromMilliseconds(500);
        var order = bench.Place(Terms("BUY", 1000m, type, (decimal?)limit));
        bench.Step(99.98m, 100.02m, 100m);
        order.Status.Should().Be("PreSubmitted");

        bench.Step(100.98m, 101.02m, 101m);

        (order.Status, order.AverageFillPrice).Should().Be((status, price));
    }

    [TestCase("OPG", "MKT")]
    [TestCase("AUC", "MTL")]
    public void Step_AtTheOpening_TradesInTheOpeningAuction(string tif, string type)
    {
        var bench = new EngineBench();
        bench.Market.UntilAuction = TimeSpan.FromHours(20);
        var order = bench.Place(Terms("BUY", 10m, type) with { Tif = tif });

        bench.Market.Now += TimeSpan.FromHours(19);
        bench.Step(99.98m, 100.02m, 100m);
        order.Status.Should().Be("PreSubmitted", "the day of the order is the day of its auction");
        bench.Market.Now += TimeSpan.FromHours(1);
        bench.Step(99.98m, 100.02m, 100m);

        order.Status.Should().Be("Filled");
    }

    [Test]
    public void Place_Protected_HasALimitHalfAPercentAway()
    {
        var bench = new EngineBench();
        bench.Market.Quote(Future, 5000m, 5000.25m, 5000m, size: 3m);
        var order = bench.Place(Terms("BUY", 5m, "MKT PRT"), Future);

        order.Filled.Should().Be(3m);
        order.WorkingPrice.Should().Be(5025.25m);
        bench.Place(Terms("SELL", 1m, "STP PRT", aux: 4990m), Future).WhyHeld.Should().Be("trigger");
    }

    [TestCase("TRAIL MIT", null)]
    [TestCase("TRAIL LIT", 0.5)]
    public void Step_TrailingTouch_FollowsTheMarketDownAndBuysNothingUntilTouched(string type, double? offset)
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("SELL", 10m, type, aux: 1m) with { LmtPriceOffset = (decimal?)offset });
        order.TrailStop.Should().Be(101m);

        bench.Step(97.98m, 98.02m, 98m);
        order.TrailStop.Should().Be(99m);
        bench.Step(99.00m, 99.04m, 99.02m);

        order.Status.Should().Be("Filled");
    }

    [TestCase("MOC", Option)]
    [TestCase("MKT PRT", Aapl)]
    [TestCase("BOX TOP", Aapl)]
    [TestCase("PEG STK", Aapl)]
    [TestCase("MIDPRICE", Option)]
    [TestCase("REL", ScriptedMarket.EurUsd)]
    public void Place_TypeThatTheInstrumentDoesNotHave_Is387(string type, int conId)
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms("BUY", 1m, type), conId);

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(387);
    }

    [Test]
    public void Place_Volatility_WorksAtTheModelsPriceForIt()
    {
        var bench = new EngineBench();

        var order = bench.Place(Terms("BUY", 1m, "VOL") with { Volatility = 45, VolatilityType = 2 }, Option);
        bench.TryPlace(Terms("BUY", 1m, "VOL") with { Volatility = 45, VolatilityType = 2 });
        bench.TryPlace(Terms("BUY", 1m, "VOL"), Option);

        order.WorkingPrice.Should().Be(4.5m);
        bench.Refusals.Select(refusal => refusal.Code).Should().Equal(369, 321);
    }
}
