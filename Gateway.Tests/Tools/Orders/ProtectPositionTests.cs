using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>A stop guards a position only from the far side of the market.</summary>
[TestFixture]
public sealed class ProtectPositionTests
{
    /// <summary>The request's id on the wire.</summary>
    private const int PlaceOrder = 3;

    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("BUY", "9000", "^stop: must be below the market for a long position, or it is triggered at once; NVDA is at [0-9.]+ \\(last\\), got 9000.00; example: [0-9.]+$")]
    [TestCase("SELL", "1", "^stop: must be above the market for a short position, or it is triggered at once; NVDA is at [0-9.]+ \\(last\\), got 1.00; example: [0-9.]+$")]
    public async Task Protect_StopBeyondTheMarket_IsRefusedAndNothingIsSent(string entry, string stop, string message)
    {
        await HoldAsync(entry);
        var before = _tools.Simulator.Received[PlaceOrder];

        var refused = await _tools.FailAsync("ibkr_protect_position", $$"""{"contract":"NVDA","stop":{{stop}}}""");

        refused.Message.Should().MatchRegex(message);
        refused.Hint.Should().StartWith("Nothing was sent.");
        _tools.Simulator.Received[PlaceOrder].Should().Be(before);
    }

    [TestCase("BUY", "1")]
    [TestCase("SELL", "9000")]
    public async Task Protect_StopOnTheFarSide_IsPlaced(string entry, string stop)
    {
        await HoldAsync(entry);

        var placed = await _tools.CallAsync("ibkr_protect_position", $$"""{"contract":"NVDA","stop":{{stop}}}""");

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(1);
    }

    private async Task HoldAsync(string entry)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", $$"""{"contract":"NVDA","action":"{{entry}}","quantity":10}""");
        (await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("reached").GetBoolean().Should().BeTrue();
    }
}
