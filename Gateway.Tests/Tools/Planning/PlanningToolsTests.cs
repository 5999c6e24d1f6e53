using Gateway.Tests.Support;
using TwsSimulator.Market;

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

    [TestCase("€1000", "*riskAmount: must be a number greater than 0; '€1000' has a currency sign*")]
    [TestCase("$1000", "*riskAmount: must be a number without a currency sign, in the account's base currency*")]
    public async Task CalculatePositionSize_AnAmountWithACurrencySign_IsRefused(string amount, string message) =>
        (await _tools.FailAsync(
            "ibkr_calculate_position_size", $$"""{"contract":"AAPL","entry":200,"stop":190,"riskAmount":"{{amount}}"}"""))
            .Message.Should().Match(message);

    [Test]
    public async Task CalculatePositionSize_ByPercent_NeverRisksMore()
    {
        var size = await _tools.CallAsync("ibkr_calculate_position_size", """{"contract":"AAPL","entry":190.37,"stop":201.11,"riskPct":0.7}""");

        size.GetProperty("action").GetString().Should().Be("SELL");
        size.GetProperty("riskPct").GetDecimal().Should().BeInRange(0.6m, 0.7m);
        var bigger = (size.GetProperty("quantity").GetDecimal() + 1) * size.GetProperty("riskPerUnit").GetDecimal();
        bigger.Should().BeGreaterThan(size.GetProperty("netLiquidation").GetDecimal() * 0.007m);
    }

    /// <summary>A bond's price is per cent of par, and its size is face value.</summary>
    [Test]
    public async Task CalculatePositionSize_Bond_IsPerCentOfPar()
    {
        var size = await _tools.CallAsync("ibkr_calculate_position_size", """{"contract":"conid:590104502","entry":72,"stop":70,"riskAmount":530}""");

        size.GetProperty("riskPerUnit").GetDecimal().Should().Be(0.02m);
        size.GetProperty("quantity").GetDecimal().Should().Be(26_000m, "530 pays for 26,500 of face value, in steps of 1,000");
        size.GetProperty("risk").GetDecimal().Should().Be(520m);
        size.GetProperty("notional").GetDecimal().Should().Be(18_720m);
    }

    [Test]
    public async Task CalculatePositionSize_CombinationWithoutLegs_IsRefusedByName() =>
        (await _tools.FailAsync("ibkr_calculate_position_size", """{"symbol":"SPY","secType":"BAG","entry":2,"stop":1,"riskAmount":100}"""))
            .Message.Should().StartWith("contract: must name the legs of a combination (BAG)");

    [TestCase("ibkr_calculate_position_size", """{"contract":"SPX","entry":200,"stop":190,"riskAmount":100}""", "contract: must be tradable; SPX is an index")]
    [TestCase("ibkr_calculate_position_size", """{"contract":"ES cont","entry":200,"stop":190,"riskAmount":100}""", "contract: must name a month to be traded")]
    [TestCase("ibkr_plan_rebalance", """{"targets":{"SPX":0.01}}""", "targets: must be tradable; SPX is an index")]
    public async Task Plan_WhatDoesNotTrade_IsRefused(string tool, string arguments, string message) =>
        (await _tools.FailAsync(tool, arguments)).Message.Should().StartWith(message);

    [Test]
    public async Task PlanRebalance_Crypto_IsBoughtByMoneyAsABasketTakesIt()
    {
        var plan = await _tools.CallAsync("ibkr_plan_rebalance", """{"targets":{"BTC":0.02}}""");

        var order = plan.GetProperty("orders")[0];
        order.GetProperty("cashQty").GetDecimal().Should().BeApproximately(plan.GetProperty("rows")[0].GetProperty("amount").GetDecimal(), 1);
        var preview = await _tools.CallAsync("ibkr_preview_basket", $$"""{"orders":{{plan.GetProperty("orders").GetRawText()}}}""");
        preview.GetProperty("count").GetInt32().Should().Be(1);
    }

    [Test]
    public async Task CalculatePositionSize_StockInPence_RisksPounds()
    {
        var vod = Find("VOD").ConId;
        var rate = (await _tools.CallAsync("ibkr_get_fx_rate", """{"from":"GBP","to":"USD"}""")).GetProperty("rate").GetDecimal();

        var size = await _tools.CallAsync(
            "ibkr_calculate_position_size", $$"""{"contract":"conid:{{vod}}","entry":80,"stop":75,"riskAmount":1000,"target":95}""");

        size.GetProperty("riskPerUnit").GetDecimal().Should().Be(0.05m, "5 pence");
        size.GetProperty("contractCurrency").GetString().Should().Be("GBP");
        size.GetProperty("exchangeRate").GetDecimal().Should().BeApproximately(rate, rate / 100);
        var quantity = size.GetProperty("quantity").GetDecimal();
        quantity.Should().BeApproximately(1000 / rate / 0.05m, quantity / 100);
        size.GetProperty("notional").GetDecimal().Should().Be(quantity * 0.80m);
    }

    /// <summary>A thousand shares at 78.70 pence are 787 pounds: far from 7 % of a million, so that the plan buys.</summary>
    [Test]
    public async Task PlanRebalance_StockInPence_WeighsPounds()
    {
        var simulated = _tools.Simulator.Simulation;
        var vod = Find("VOD");
        lock (simulated.Gate)
        {
            simulated.Market.Pin(vod, 78.70m);
            simulated.Desk.Accounts.All[0].Endow(simulated.Desk.Market.Find(vod.ConId)!, 1000m, 78.70m, 78.70m);
        }

        var plan = await _tools.CallAsync("ibkr_plan_rebalance", $$"""{"targets":{"conid:{{vod.ConId}}":0.07} }""");

        var (row, worth) = (plan.GetProperty("rows")[0], plan.GetProperty("netLiquidation").GetDecimal());
        row.GetProperty("held").GetDecimal().Should().Be(1000m);
        row.GetProperty("price").GetDecimal().Should().Be(78.70m);
        row.GetProperty("weight").GetDecimal().Should().BeInRange(0.0005m, 0.002m);
        row.GetProperty("change").GetDecimal().Should().BePositive();
        row.GetProperty("amount").GetDecimal().Should().BeApproximately((0.07m * worth) - (787m * 1.34m), worth / 100);
        plan.GetProperty("orders")[0].GetProperty("action").GetString().Should().Be("BUY");
    }

    /// <summary>Buying a future takes margin, not its contract value in cash.</summary>
    [Test]
    public async Task PlanRebalance_Future_TakesNoCash()
    {
        var cash = (await _tools.CallAsync("ibkr_get_portfolio")).GetProperty("accounts")[0].GetProperty("cash").GetDecimal();

        var plan = await _tools.CallAsync("ibkr_plan_rebalance", $$"""{"targets":{"conid:{{Find("ES", "FUT").ConId}}":0.9} }""");

        plan.GetProperty("rows")[0].GetProperty("change").GetDecimal().Should().BePositive();
        plan.GetProperty("cashWeightAfter").GetDecimal().Should().BeApproximately(cash / plan.GetProperty("netLiquidation").GetDecimal(), 0.01m);
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

    private Instrument Find(string symbol, string secType = "STK")
    {
        lock (_tools.Simulator.Simulation.Gate)
            return _tools.Simulator.Simulation.Market.Underlyings.First(one => one.Symbol == symbol && one.SecType == secType);
    }
}
