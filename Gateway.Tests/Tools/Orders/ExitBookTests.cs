using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>A key of a caller's who closes or protects a position stands for one request: the same again gives its orders, another is refused.</summary>
[TestFixture]
public sealed class ExitBookTests
{
    private const int PlaceOrder = 3;

    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _tools = await GatewayFixture.StartToolsAsync();
        await FilledAsync("""{"contract":"NVDA","action":"BUY","quantity":100}""");
    }

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("ibkr_close_position", """{"contract":"NVDA","percent":50,"orderType":"LMT","limitPrice":9000,"orderRef":"k"}""", "\"percent\":50", "\"percent\":25")]
    [TestCase("ibkr_close_position", """{"contract":"NVDA","percent":50,"orderType":"LMT","limitPrice":9000,"orderRef":"k"}""", "9000", "9001")]
    [TestCase("ibkr_close_position", """{"contract":"NVDA","percent":50,"orderType":"LMT","limitPrice":9000,"orderRef":"k"}""", "\"percent\":50", "\"tif\":\"GTC\",\"percent\":50")]
    [TestCase("ibkr_protect_position", """{"contract":"NVDA","stop":1,"takeProfit":9000,"orderRef":"k"}""", "\"stop\":1", "\"stop\":2")]
    [TestCase("ibkr_protect_position", """{"contract":"NVDA","stop":1,"takeProfit":9000,"orderRef":"k"}""", "\"stop\":1", "\"trailPercent\":5")]
    [TestCase("ibkr_protect_position", """{"contract":"NVDA","stop":1,"takeProfit":9000,"orderRef":"k"}""", ",\"takeProfit\":9000", "")]
    public async Task FindAsync_SameKey_GivesTheOrdersOfTheSameRequestOnly(string tool, string arguments, string field, string changed)
    {
        await _tools.CallAsync(tool, arguments);
        var before = _tools.Simulator.Received[PlaceOrder];

        var again = await _tools.CallAsync(tool, arguments);
        var other = await _tools.FailAsync(tool, arguments.Replace(field, changed, StringComparison.Ordinal));

        again.GetRawText().Should().Contain("\"alreadyPlaced\":true");
        other.Message.Should().StartWith("orderRef: must be new for every order; 'k' names another order");
        _tools.Simulator.Received[PlaceOrder].Should().Be(before);
    }

    [Test]
    public async Task FindAsync_KeyOfAnOrderThatIsNoExit_IsRefused()
    {
        await FilledAsync("""{"contract":"NVDA","action":"BUY","quantity":1,"orderRef":"k"}""");

        (await _tools.FailAsync("ibkr_close_position", """{"contract":"NVDA","orderRef":"k"}""")).Message.Should().StartWith("orderRef: must be new");
    }

    [Test]
    public async Task FindAsync_AfterTheFill_StillKnowsThePart()
    {
        const string Close = """{"contract":"NVDA","percent":50,"orderRef":"k"}""";
        var closed = await _tools.CallAsync("ibkr_close_position", Close);
        await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{closed.GetProperty("orderId").GetInt32()}}}""");

        var again = await _tools.CallAsync("ibkr_close_position", Close);

        again.GetProperty("alreadyPlaced").GetBoolean().Should().BeTrue();
        again.GetProperty("quantity").GetDecimal().Should().Be(50);
        (await _tools.FailAsync("ibkr_close_position", Close.Replace("50", "100", StringComparison.Ordinal))).Message.Should().StartWith("orderRef: must be new");
    }

    private async Task FilledAsync(string order)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", order);
        await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""");
    }
}
