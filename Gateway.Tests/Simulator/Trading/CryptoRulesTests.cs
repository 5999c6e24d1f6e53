using static Gateway.Tests.Simulator.Trading.EngineBench;

namespace Gateway.Tests.Simulator.Trading;

[TestFixture]
public sealed class CryptoRulesTests
{
    [TestCase("BUY", "LMT", 0.1, "DAY", 10052)]
    [TestCase("BUY", "LMT", 0.1, "", 10052)]
    [TestCase("BUY", "MKT", 0.1, "IOC", 10289)]
    [TestCase("SELL", "MKT", 0.1, "IOC", 201)]
    public void Place_AgainstIbsRules_IsRefused(string action, string type, decimal quantity, string tif, int code)
    {
        var bench = new EngineBench();

        bench.TryPlace(Terms(action, quantity, type, type == "LMT" ? 50_001m : null) with { Tif = tif }, ScriptedMarket.Bitcoin);

        bench.Refusals.Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Test]
    public void Place_BuyByMoneyThenSell_Fills()
    {
        var bench = new EngineBench();

        bench.Place(Terms("BUY", 0m, "MKT") with { CashQty = 5_000.10m, Tif = "IOC" }, ScriptedMarket.Bitcoin).Filled.Should().Be(0.1m);
        bench.Place(Terms("SELL", 0.1m, "MKT") with { Tif = "IOC" }, ScriptedMarket.Bitcoin).Filled.Should().Be(0.1m);
    }

    [Test]
    public void Step_Minutes_EndsAfterFiveOfThem()
    {
        var bench = new EngineBench();
        var order = bench.Place(Terms("BUY", 0.1m, "LMT", 40_000m) with { Tif = "Minutes" }, ScriptedMarket.Bitcoin);

        bench.Market.Now += TimeSpan.FromMinutes(4);
        bench.Engine.Step();
        order.IsDone.Should().BeFalse();
        bench.Market.Now += TimeSpan.FromMinutes(1);
        bench.Engine.Step();

        order.Status.Should().Be("Cancelled");
        bench.TryPlace(Terms("BUY", 1m, "LMT", 90m) with { Tif = "Minutes" });
        bench.Refusals[^1].Code.Should().Be(10052);
    }
}
