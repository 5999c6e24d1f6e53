using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>The exits of a position work only on their sides of the market.</summary>
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

    [TestCase("BUY", "\"stop\":1,\"takeProfit\":2", "^takeProfit: must be above the market for a long position, or it fills at once; NVDA is at [0-9.]+ \\(bid\\), got 2.00; example: [0-9.]+$")]
    [TestCase("BUY", "\"trailPercent\":5,\"takeProfit\":2", "^takeProfit: must be above the market for a long position, or it fills at once; ")]
    [TestCase("SELL", "\"stop\":9000,\"takeProfit\":8000", "^takeProfit: must be below the market for a short position, or it fills at once; NVDA is at [0-9.]+ \\(ask\\), got 8000.00; ")]
    [TestCase("BUY", "\"stop\":2,\"takeProfit\":1", "^takeProfit: must be above stop for a long position; stop is 2, got 1; example: 2.20$")]
    [TestCase("SELL", "\"stop\":8000,\"takeProfit\":9000", "^takeProfit: must be below stop for a short position; stop is 8000, got 9000; example: 7200.00$")]
    public async Task Protect_ProfitTakerThatWouldFillAtOnce_IsRefusedAndNothingIsSent(string entry, string prices, string message)
    {
        await HoldAsync(entry);
        var before = _tools.Simulator.Received[PlaceOrder];

        var refused = await _tools.FailAsync("ibkr_protect_position", $$"""{"contract":"NVDA",{{prices}}}""");

        refused.Message.Should().MatchRegex(message);
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

    [TestCase("\"stop\":1", "stop: needs a STP order, and crypto takes LMT and MKT orders only")]
    [TestCase("\"trailPercent\":5", "trailPercent: needs a TRAIL order, and crypto takes LMT and MKT orders only")]
    public async Task Protect_Crypto_IsRefusedByTheFieldThatChoosesTheOrder(string exit, string message)
    {
        var bought = await _tools.CallAsync("ibkr_place_order", """{"symbol":"BTC","secType":"CRYPTO","action":"BUY","cashQty":1000,"tif":"IOC"}""");
        await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{bought.GetProperty("orderId").GetInt32()}}}""");

        (await _tools.FailAsync("ibkr_protect_position", $$"""{"symbol":"BTC","secType":"CRYPTO",{{exit}}}""")).Message.Should().StartWith(message);
    }

    [Test]
    public async Task Protect_UnfilledBracketOnTheSameStock_TakesNothingAway()
    {
        await HoldAsync("BUY", 100);
        await _tools.CallAsync("ibkr_place_bracket_order", """{"contract":"NVDA","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":9000,"stopLossPrice":1}""");

        var placed = await _tools.CallAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1}""");

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("orders")[0].GetProperty("quantity").GetDecimal().Should().Be(100);
        placed.TryGetProperty("note", out _).Should().BeFalse();
    }

    [Test]
    public async Task Protect_OneShareIsCovered_ProtectsTheOtherNinetyNineAndSaysSo()
    {
        await HoldAsync("BUY", 100);
        await CoverAsync(1);

        var placed = await _tools.CallAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1,"takeProfit":9000}""");

        placed.GetProperty("orders").EnumerateArray().Should().OnlyContain(order => order.GetProperty("quantity").GetDecimal() == 99);
        placed.GetProperty("note").GetString().Should().Be("Open orders close 1 of 100 already; these orders are for the other 99.");
        var again = await _tools.FailAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1}""");
        again.Message.Should().StartWith("Nothing was sent: open orders close 100 of 100 NVDA already;");
    }

    [Test]
    public async Task Protect_ExitsThatExcludeEachOther_CountOnce()
    {
        await HoldAsync("BUY", 100);
        await _tools.CallAsync("ibkr_place_oca_orders", """
            {"orders":[{"contract":"NVDA","action":"SELL","quantity":60,"orderType":"LMT","limitPrice":9000},
            {"contract":"NVDA","action":"SELL","quantity":60,"orderType":"STP","stopPrice":1}]}
            """);

        var placed = await _tools.CallAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1}""");

        placed.GetProperty("orders")[0].GetProperty("quantity").GetDecimal().Should().Be(40);
    }

    [Test]
    public async Task Protect_ABracketThatHasFilled_CountsItsExitsOnce()
    {
        var bracket = await _tools.CallAsync("ibkr_place_bracket_order", """{"contract":"NVDA","action":"BUY","quantity":10,"takeProfitPrice":9000,"stopLossPrice":1}""");
        await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{bracket.GetProperty("parentOrderId").GetInt32()}}}""");

        var error = await _tools.FailAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1}""");

        error.Message.Should().StartWith("Nothing was sent: open orders close 10 of 10 NVDA already;");
    }

    [Test]
    public async Task Close_MoreThanOpenOrdersLeave_NamesThePercentThatIsFree()
    {
        await HoldAsync("BUY", 100);
        await CoverAsync(1);

        var refused = await _tools.FailAsync("ibkr_close_position", """{"contract":"NVDA"}""");
        var closed = await _tools.CallAsync("ibkr_close_position", """{"contract":"NVDA","percent":99}""");

        refused.Message.Should().StartWith("Nothing was sent: open orders close 1 of 100 NVDA already; 100 more could reverse the position.");
        refused.Hint.Should().EndWith("or close what they leave: percent 99.");
        closed.GetProperty("quantity").GetDecimal().Should().Be(99);
    }

    private Task<JsonElement> CoverAsync(int quantity) =>
        _tools.CallAsync("ibkr_place_order", $$"""{"contract":"NVDA","action":"SELL","quantity":{{quantity}},"orderType":"LMT","limitPrice":9000}""");

    private async Task HoldAsync(string entry, int quantity = 10)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", $$"""{"contract":"NVDA","action":"{{entry}}","quantity":{{quantity}}}""");
        (await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("reached").GetBoolean().Should().BeTrue();
    }
}
