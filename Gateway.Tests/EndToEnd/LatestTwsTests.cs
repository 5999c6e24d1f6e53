using Gateway.Configuration;
using Gateway.Tests.Support;
using TwsSimulator;
using TwsSimulator.Console;

namespace Gateway.Tests.EndToEnd;

/// <summary>The gateway with a new installation of the latest TWS: prefixed account keys, no fundamental reports, deactivated orders.</summary>
[TestFixture]
public sealed class LatestTwsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync(change: options => options with { Tws = TwsProfile.Latest });

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task AccountValues_KeysWithThePrefix_HaveTheirUsualNames()
    {
        var values = (await _tools.CallAsync("ibkr_get_account_values")).GetProperty("values");

        values.EnumerateObject().Select(value => value.Name).Should()
            .Contain(["NetLiquidation_USD", "CashBalance_USD", "ExchangeRate_USD", "AccruedCash_USD", "$LEDGER-AccruedCash_USD"]);
    }

    [Test]
    public async Task Allocation_OtherCurrency_IsValuedByItsRate()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"EUR.USD","action":"BUY","quantity":50000,"orderType":"MKT"}""");

        var groups = (await _tools.CallAsync("ibkr_get_allocation", """{"by":"currency"}""")).GetProperty("groups").EnumerateArray().ToList();

        groups.Single(row => row.GetProperty("group").GetString() == "EUR").GetProperty("percent").GetDecimal().Should().BeGreaterThan(1m);
        groups.Sum(row => row.GetProperty("percent").GetDecimal()).Should().BeApproximately(100m, 0.1m);
    }

    [Test]
    public async Task FundamentalData_Removed_SaysSoAndWhatToUse()
    {
        var error = await _tools.FailAsync("ibkr_get_fundamental_data", """{"symbol":"AAPL"}""");

        error.Code.Should().Be("10358");
        error.Hint.Should().Contain("10.47").And.Contain("ibkr_get_earnings_calendar");
    }

    [Test]
    public async Task History_FourMinutes_IsUnderstood() =>
        (await _tools.CallAsync("ibkr_get_historical_data", """{"symbol":"AAPL","barSize":"4m","duration":"1 D"}"""))
            .GetProperty("barSize").GetString().Should().Be("4 mins");

    [Test]
    public async Task OpenOrders_DeactivatedByAPerson_IsListedAsInactive()
    {
        var placed = await _tools.CallAsync(
            "ibkr_place_order", """{"symbol":"MSFT","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":10,"tif":"GTC"}""");
        var permId = placed.GetProperty("permId").GetInt64();
        (await new ConsoleScript(_tools.Simulator).RunAsync($"deactivate={permId}")).Should().Be("Done.");

        var orders = (await _tools.CallAsync("ibkr_get_all_orders")).GetProperty("orders").EnumerateArray();

        orders.Single(order => order.GetProperty("permId").GetInt64() == permId).GetProperty("status").GetString().Should().Be("Inactive");
    }
}
