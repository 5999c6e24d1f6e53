using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Planning;

[TestFixture]
public sealed class PlanningToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task CalculatePositionSize_ByAmount_IsExact()
    {
        var size = await _tools.CallAsync("ibkr_calculate_position_size", """{"contract":"AAPL","entry":200,"stop":190,"riskAmount":505,"target":230}""");

        size.GetProperty("quantity").GetDecimal().Should().Be(50m);
        size.GetProperty("risk").GetDecimal().Should().Be(500m);
        size.GetProperty("notional").GetDecimal().Should().Be(10_000m);
        size.GetProperty("rewardToRisk").GetDecimal().Should().Be(3m);
        size.GetProperty("action").GetString().Should().Be("BUY");
    }

    [Test]
    public async Task CalculatePositionSize_ByPercent_NeverRisksMore()
    {
        var size = await _tools.CallAsync("ibkr_calculate_position_size", """{"contract":"AAPL","entry":190.37,"stop":201.11,"riskPct":0.7}""");

        size.GetProperty("action").GetString().Should().Be("SELL");
        size.GetProperty("riskPct").GetDecimal().Should().BeInRange(0.6m, 0.7m);
        var bigger = (size.GetProperty("quantity").GetDecimal() + 1) * size.GetProperty("riskPerUnit").GetDecimal();
        bigger.Should().BeGreaterThan(size.GetProperty("netLiquidation").GetDecimal() * 0.007m);
    }

    [TestCase("""{"contract":"AAPL","entry":200,"stop":190}""", "riskPct")]
    [TestCase("""{"contract":"AAPL","entry":200,"stop":200,"riskPct":1}""", "stop")]
    [TestCase("""{"contract":"AAPL","entry":200,"stop":190,"riskPct":1,"target":195}""", "target")]
    public async Task CalculatePositionSize_SenselessArguments_NameTheField(string arguments, string field) =>
        (await _tools.FailAsync("ibkr_calculate_position_size", arguments)).Message.Should().StartWith(field + ":").And.Contain("example:");

    [Test]
    public async Task PlanRebalance_Targets_OrdersReachThemWithinOneShare()
    {
        var plan = await _tools.CallAsync("ibkr_plan_rebalance", """{"targets":{"SPY":0.3,"AAPL":0.1}}""");
        var worth = plan.GetProperty("netLiquidation").GetDecimal();

        foreach (var row in plan.GetProperty("rows").EnumerateArray())
        {
            var price = row.GetProperty("price").GetDecimal();
            var after = (row.GetProperty("held").GetDecimal() + row.GetProperty("change").GetDecimal()) * price;
            (row.GetProperty("targetWeight").GetDecimal() * worth).Should().BeInRange(after - price, after + price);
        }
        plan.GetProperty("orders").GetArrayLength().Should().Be(plan.GetProperty("rows").EnumerateArray().Count(row => row.GetProperty("change").GetDecimal() != 0));
    }

    [Test]
    public async Task PlanRebalance_SmallTrades_AreLeftOut() =>
        (await _tools.CallAsync("ibkr_plan_rebalance", """{"targets":"{\"SPY\":\"0.3\"}","minTrade":1000000000}""")).GetProperty("orders").GetArrayLength().Should().Be(0);

    [TestCase("""{"targets":{"SPY":0.7,"AAPL":0.4}}""")]
    [TestCase("""{"targets":{"SPY":-0.1}}""")]
    [TestCase("""{"targets":{}}""")]
    [TestCase("""{"targets":{"SPY":0.95},"cashBuffer":0.1}""")]
    [TestCase("""{"targets":{"SPY":0.1,"conid:756733":0.1}}""")]
    [TestCase("""{"targets":"half"}""")]
    public async Task PlanRebalance_WrongTargets_NameTheField(string arguments) =>
        (await _tools.FailAsync("ibkr_plan_rebalance", arguments)).Message.Should().StartWith("targets:").And.Contain("example:");
}
