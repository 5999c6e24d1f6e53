using Gateway.Tests.Simulator.Trading;
using TwsSimulator.Accounts;
using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Accounts;

[TestFixture]
public sealed class ReconciliationTests
{
    private static readonly int[] ConIds = [ScriptedMarket.Aapl, ScriptedMarket.Future, ScriptedMarket.Option, ScriptedMarket.EurUsd];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Book_RandomOrders_AccountsAddUpToTheLastDigit(int seed)
    {
        var bench = new EngineBench();
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var conId = ConIds[random.Next(ConIds.Length)];
            bench.TryPlace(Terms(random.Next(2) == 0 ? "BUY" : "SELL", random.Next(1, conId == ScriptedMarket.Aapl ? 900 : 4), "MKT"), conId);
            var aapl = 100m + (random.Next(-200, 200) / 100m);
            bench.Step(aapl - 0.02m, aapl + 0.02m, aapl);
            MoveOthers(bench, random);
        }

        bench.Fills.Count.Should().BeGreaterThan(200);
        CheckPositions(bench);
        CheckCash(bench);
        CheckValuation(bench);
    }

    private static void MoveOthers(EngineBench bench, Random random)
    {
        var future = 5000m + (random.Next(-40, 40) * 0.25m);
        bench.Market.Quote(ScriptedMarket.Future, future, future + 0.25m, future);
        var option = 5m + (random.Next(-100, 100) / 100m);
        bench.Market.Quote(ScriptedMarket.Option, option - 0.1m, option + 0.1m, option);
    }

    private static void CheckPositions(EngineBench bench)
    {
        foreach (var position in bench.Account.Positions)
        {
            var fills = bench.Fills.Where(fill => fill.Order.Tradable.ConId == position.Tradable.ConId).ToList();
            position.Quantity.Should().Be(fills.Sum(Signed));
            position.RealizedPnL.Should().Be(fills.Sum(fill => fill.RealizedPnL ?? 0m));
        }
    }

    private static void CheckCash(EngineBench bench)
    {
        var futureProfit = bench.Account.Find(ScriptedMarket.Future)!.RealizedPnL;
        var paid = bench.Fills.Where(fill => !fill.Order.Tradable.IsMargined)
            .Sum(fill => (Signed(fill) * fill.Price * fill.Order.Tradable.Multiplier) + fill.Commission);
        bench.Account.Cash["USD"].Should().Be(1_000_000m - paid + futureProfit);
        bench.Account.Cash["EUR"].Should().Be(bench.Account.QuantityOf(ScriptedMarket.EurUsd));
    }

    private static void CheckValuation(EngineBench bench)
    {
        var total = Valuation.Of(bench.Account, bench.Market).Total;
        total.NetLiquidation.Should().Be(total.Cash + total.StockValue + total.OptionValue + total.FuturesPnL);
        total.NetLiquidation.Should().Be(1_000_000m + total.RealizedPnL + total.UnrealizedPnL);
        total.NetLiquidation.Should().Be(1_000_000m + total.DailyPnL, "nothing was held before the day began");
    }

    private static decimal Signed(Fill fill) => fill.Order.IsBuy ? fill.Quantity : -fill.Quantity;
}
