using TwsSimulator.Trading;
using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class SizeChecksTests
{
    [TestCase(0.00001, ScriptedMarket.Aapl)]
    [TestCase(1.00005, ScriptedMarket.Aapl)]
    [TestCase(1500, ScriptedMarket.Bond)]
    [TestCase(500, ScriptedMarket.Bond)]
    public void Place_SizeOffTheGrid_IsRefused(decimal quantity, int conId)
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms("BUY", quantity, "MKT"), conId).Should().BeNull();

        bench.Refusals.Should().ContainSingle().Which.Text.Should().EndWith("Order size does not conform to market rule.");
    }

    [TestCase(0.5, ScriptedMarket.Aapl)]
    [TestCase(2000, ScriptedMarket.Bond)]
    public void Place_SizeOnTheGrid_Fills(decimal quantity, int conId) =>
        new EngineBench().Place(Terms("BUY", quantity, "MKT"), conId).Status.Should().Be("Filled");

    [Test]
    public void Place_WithoutPermissions_RefusesFractionsAndCash()
    {
        var bench = new EngineBench(new TradingPermissions(Fractions: false, StockCashQuantity: false));

        bench.TryPlace(Terms("BUY", 0.5m, "MKT"));
        bench.TryPlace(Terms("BUY", 0m, "MKT") with { CashQty = 100m });
        bench.Place(Terms("BUY", 1m, "MKT")).Status.Should().Be("Filled");

        bench.Refusals.Select(refusal => refusal.Code).Should().Equal(10243, 10244);
    }
}
