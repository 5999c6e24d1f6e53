using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Accounts;
using Gateway.Tws.Model;
using TwsSimulator.Trading;

namespace Gateway.Tests.EndToEnd;

/// <summary>
/// Every figure in money: of a future of which one is 50 units, of an option of which one is 100, of a stock in pence, of a bond in per cent of par.
/// </summary>
[TestFixture]
public sealed class MultiplierTests
{
    private const int OfTheFuture = 50;
    private const int OfTheOption = 100;
    private const string First = "DU1000001";
    private const string Second = "DU1000002";

    private static readonly (string SecType, string Symbol, decimal Quantity)[] Others =
    [
        ("STK", "VOD", 1000m), ("BOND", "US-T", 10_000m), ("FUT", "ZC", 3m), ("CFD", "MSFT", 10m), ("FUND", "VFIAX", 4m), ("CRYPTO", "BTC", 0.02m),
        ("STK", "SAP", 11m), ("STK", "7203", 200m),
    ];

    private GatewayFixture _tools = null!;
    private int _future;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _tools = await GatewayFixture.StartToolsAsync(accounts: 2);
        var asked = new Contract { Symbol = "ES", SecType = "FUT", Exchange = "CME" };
        var futures = await _tools.Get<TwsClient>().Contracts.DetailsAsync(asked).WaitAsync(GatewayFixture.Deadline);
        _future = futures.Items.MinBy(row => row.Contract.LastTradeDateOrContractMonth)!.Contract.ConId;
        lock (_tools.Simulator.Simulation.Gate)
        {
            foreach (var (secType, symbol, quantity) in Others)
                Endow(Held(secType, symbol), quantity);
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task PositionSize_OfAFuture_RisksTheWholeContract()
    {
        var size = await _tools.CallAsync(
            "ibkr_calculate_position_size", $$"""{"contract":"conid:{{_future}}","entry":6000,"stop":5990,"riskAmount":1600,"account":"{{First}}"}""");

        Number(size, "riskPerUnit").Should().Be(10 * OfTheFuture);
        Number(size, "quantity").Should().Be(3, "1600 pays for three stops at 500");
        Number(size, "risk").Should().Be(1500);
        Number(size, "notional").Should().Be(3 * 6000 * OfTheFuture);
    }

    [Test]
    public async Task PlanRebalance_IntoAFuture_CountsWholeContracts()
    {
        var plan = await _tools.CallAsync("ibkr_plan_rebalance", $$"""{"targets":{"conid:{{_future}}":0.9},"account":"{{First}}"}""");

        var row = plan.GetProperty("rows")[0];
        var contract = Number(row, "price") * OfTheFuture;
        Number(row, "change").Should().Be(decimal.Truncate(0.9m * Number(plan, "netLiquidation") / contract)).And.BePositive();
        Number(row, "amount").Should().Be(Math.Round(Number(row, "change") * contract, 2));
    }

    [Test]
    public async Task Preview_OfAFuture_ShowsTheWorthOfTheContracts()
    {
        var preview = await _tools.CallAsync(
            "ibkr_preview_order",
            $$"""{"order":{"contract":"conid:{{_future}}","action":"BUY","quantity":2,"orderType":"LMT","limitPrice":6000,"account":"{{First}}"} }""");

        Number(preview, "notional").Should().Be(2 * 6000 * OfTheFuture);
        var perUnit = 2 * Number(preview, "commission") / (2 * OfTheFuture);
        Number(preview, "breakeven").Should().Be(Math.Round(6000 + perUnit, 6));
    }

    [Test]
    public async Task Portfolio_PricedByQuotes_CountsTheMultiplier()
    {
        using var stop = new CancellationTokenSource(GatewayFixture.Deadline);
        await using var streamed = _tools.Get<TwsClient>().Accounts.StreamAccountAsync(First, stop.Token).GetAsyncEnumerator(stop.Token);
        do
            (await streamed.MoveNextAsync()).Should().BeTrue();
        while (streamed.Current is not StreamItem<AccountUpdates>.Update { Value.Complete: true });

        var portfolio = await _tools.CallAsync("ibkr_get_portfolio", $$"""{"account":"{{Second}}"}""");

        var put = portfolio.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("contract").Text("secType") == "OPT");
        put.Text("priceSource").Should().NotBe("portfolio", "TWS values the account that is streamed and no other");
        Number(put, "marketValue").Should().Be(Number(put, "marketPrice") * Number(put, "position") * OfTheOption);
        Number(put, "unrealizedPnL").Should().Be(Number(put, "marketValue") - (Number(put, "avgCost") * Number(put, "position")));
        var pence = portfolio.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("contract").Text("symbol") == "VOD");
        Number(pence, "marketValue").Should().Be(Number(pence, "marketPrice") * 1000 / 100, "prices are in pence");
        Number(pence, "unrealizedPnL").Should().Be(Number(pence, "marketValue") - (Number(pence, "avgCost") * 1000));
        var bond = portfolio.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("contract").Text("secType") == "BOND");
        Number(bond, "marketValue").Should().Be(Number(bond, "marketPrice") * 10_000 / 100, "prices are per cent of par");
        Number(pence, "weight").Should().BeInRange(0.05m, 0.2m, "a thousand pounds of a million dollars");
    }

    [Test]
    public async Task Greeks_OfFuturesAndOptions_CountTheMultiplier()
    {
        await _tools.CallAsync("ibkr_place_order", $$"""{"contract":"conid:{{_future}}","action":"BUY","quantity":2,"account":"{{Second}}"}""");

        var greeks = await _tools.CallAsync("ibkr_get_portfolio_greeks", $$"""{"account":"{{Second}}"}""");

        var rows = greeks.GetProperty("underlyings").EnumerateArray().ToList();
        Number(Of("ES"), "delta").Should().Be(2 * OfTheFuture);
        // A put of some weeks, three per cent below the market: its delta lies between these two for each unit.
        Number(Of("SPY"), "delta").Should().BeInRange(5 * OfTheOption * -0.9m, 5 * OfTheOption * -0.05m);
        Number(Of("VOD"), "delta").Should().Be(1000);
        // Some 79 pounds for a hundred shares, in dollars.
        Number(Of("VOD"), "dollarDelta").Should().BeApproximately(Number(Of("VOD"), "price") * 1000 / 100 * 1.34m, 200);
        Number(Of("US-T"), "dollarDelta").Should().BeApproximately(Number(Of("US-T"), "price") * 10_000 / 100, 1);

        foreach (var (secType, symbol, quantity) in Others)
        {
            var tradable = Held(secType, symbol);
            decimal rate;
            lock (_tools.Simulator.Simulation.Gate)
                rate = _tools.Simulator.Simulation.Desk.Market.RateToBase(tradable.Currency);
            var value = tradable.MoneyOf(quantity, Number(Of(symbol), "price")) * rate;
            Number(Of(symbol), "dollarDelta").Should().BeApproximately(value, value / 100, symbol);
        }

        JsonElement Of(string symbol) => rows.Single(row => row.GetProperty("underlying").Text("symbol") == symbol);
    }

    private Tradable Held(string secType, string symbol)
    {
        var simulated = _tools.Simulator.Simulation;
        var instrument = simulated.Market.Underlyings.First(one => one.SecType == secType && one.Symbol == symbol);
        return simulated.Desk.Market.Find(instrument.ConId)!;
    }

    private void Endow(Tradable tradable, decimal quantity)
    {
        var price = _tools.Simulator.Simulation.Desk.Market.QuoteOf(tradable).Mark;
        _tools.Simulator.Simulation.Desk.Accounts.Find(Second)!.Endow(tradable, quantity, price, price);
    }

    private static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();
}
