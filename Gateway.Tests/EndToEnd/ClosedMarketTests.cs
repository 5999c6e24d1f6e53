using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.EndToEnd;

/// <summary>What TWS says beside an order that it accepts reaches the caller as a warning; the order works.</summary>
[TestFixture]
public sealed class ClosedMarketTests
{
    private GatewayFixture _tools = null!;

    /// <summary>A Saturday: US stocks open on Monday.</summary>
    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.Paper } },
        Simulator = options => options with { AlwaysOpen = false },
        Time = new FastTimeProvider(new DateTimeOffset(2026, 10, 3, 15, 0, 0, TimeSpan.Zero), speed: 1),
        Listens = false,
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task PlaceOrder_MarketClosed_IsConfirmedAndSaysWhenItOpens()
    {
        var placed = await _tools.CallAsync(
            "ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":100}""");

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("status").GetString().Should().Be("PreSubmitted");
        var warning = placed.GetProperty("warnings").EnumerateArray().Should().ContainSingle().Subject;
        warning.GetProperty("code").GetInt32().Should().Be(399);
        warning.GetProperty("text").GetString().Should().EndWith("until 2026-10-05 09:30:00 US/Eastern.");
    }

    [Test]
    public async Task PreviewOrder_OddLotOfCurrency_HasTheWarning() =>
        (await _tools.CallAsync("ibkr_preview_order", """{"order":{"action":"BUY","quantity":7000,"orderType":"LMT","limitPrice":1.1},"contract":"EUR.USD"}"""))
            .ToString().Should().Contain("odd lot");
}
