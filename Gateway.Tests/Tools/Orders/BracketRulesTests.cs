using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>The exits of a bracket whose entry fills at once are on both sides of the market.</summary>
[TestFixture]
public sealed class BracketRulesTests
{
    /// <summary>The request's id on the wire.</summary>
    private const int PlaceOrder = 3;

    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("\"action\":\"BUY\",\"takeProfitPrice\":2,\"stopLossPrice\":1", "takeProfitPrice: must be above the market for a long position, or it fills at once; AAPL is at ")]
    [TestCase("\"action\":\"BUY\",\"takeProfitPrice\":9001,\"stopLossPrice\":9000", "stopLossPrice: must be below the market for a long position, or it is triggered at once; AAPL is at ")]
    [TestCase("\"action\":\"SELL\",\"takeProfitPrice\":9000,\"stopLossPrice\":9001", "takeProfitPrice: must be below the market for a short position, or it fills at once; ")]
    [TestCase("\"action\":\"SELL\",\"takeProfitPrice\":1,\"stopLossPrice\":2", "stopLossPrice: must be above the market for a short position, or it is triggered at once; ")]
    [TestCase("\"action\":\"BUY\",\"entryPrice\":9000,\"takeProfitPrice\":9001,\"stopLossPrice\":8999", "stopLossPrice: must be below the market ")]
    [TestCase("\"action\":\"BUY\",\"entryType\":\"STP\",\"entryPrice\":2,\"takeProfitPrice\":3,\"stopLossPrice\":1", "takeProfitPrice: must be above the market ")]
    [TestCase("\"action\":\"SELL\",\"entryType\":\"MIT\",\"entryPrice\":2,\"takeProfitPrice\":1,\"stopLossPrice\":3", "stopLossPrice: must be above the market ")]
    [TestCase("\"action\":\"BUY\",\"takeProfitPrice\":9001,\"stopLossPrice\":9000,\"stopType\":\"TRAIL\",\"trailAmount\":5", "stopLossPrice: must be below the market ")]
    public async Task FillsAtOnce_ExitBeyondTheMarket_IsRefusedAndNothingIsSent(string terms, string message)
    {
        var before = _tools.Simulator.Received.GetValueOrDefault(PlaceOrder);

        var refused = await _tools.FailAsync("ibkr_place_bracket_order", $$"""{"contract":"AAPL","quantity":1,{{terms}}}""");

        refused.Message.Should().StartWith(message);
        refused.Hint.Should().Be("Nothing was sent. The entry would fill at the market.");
        _tools.Simulator.Received.GetValueOrDefault(PlaceOrder).Should().Be(before);
    }

    [TestCase("\"takeProfitPrice\":9000,\"stopLossPrice\":1")]
    [TestCase("\"entryPrice\":2,\"takeProfitPrice\":3,\"stopLossPrice\":1")]
    [TestCase("\"entryType\":\"STP\",\"entryPrice\":9000,\"takeProfitPrice\":9001,\"stopLossPrice\":8999")]
    public async Task FillsAtOnce_ExitsOnTheirSides_ArePlaced(string terms) =>
        (await _tools.CallAsync("ibkr_place_bracket_order", $$"""{"contract":"AAPL","action":"BUY","quantity":1,{{terms}}}"""))
            .GetProperty("outcome").GetString().Should().Be("confirmed");
}
