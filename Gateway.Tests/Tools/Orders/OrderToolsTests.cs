using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>The tools that send orders, against the simulator.</summary>
[TestFixture]
public sealed class OrderToolsTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task Place_Market_FillsAndShowsEverywhere()
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"buy","quantity":"10"}""");
        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("status").GetString().Should().Be("Filled");
        placed.GetProperty("filled").GetDecimal().Should().Be(10);
        placed.GetProperty("avgFillPrice").GetDecimal().Should().BePositive();
        var orderId = placed.GetProperty("orderId").GetInt32();

        var positions = await _tools.CallAsync("ibkr_get_positions");
        var held = positions.GetProperty("positions").EnumerateArray().Single(row => row.GetProperty("contract").GetProperty("symbol").GetString() == "AAPL");
        held.TryGetProperty("marketPrice", out _).Should().BeTrue();
        positions.GetProperty("complete").GetBoolean().Should().BeTrue();
        positions.GetProperty("marketComplete").GetBoolean().Should().BeTrue();

        var fills = await _tools.CallAsync("ibkr_get_executions", $$"""{"orderId":{{orderId}}}""");
        fills.GetProperty("executions")[0].GetProperty("execution").GetProperty("side").GetString().Should().Be("BOT");
        (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{orderId}}}""")).GetProperty("status").GetString().Should().Be("Filled");
        var all = await _tools.CallAsync("ibkr_get_all_orders");
        all.GetProperty("orders").EnumerateArray().Should().Contain(row => row.GetProperty("status").GetString() == "Filled");
        (await _tools.CallAsync("ibkr_get_pnl_single", """{"conId":265598}""")).GetProperty("position").GetDecimal().Should().BePositive();
    }

    [Test]
    public async Task Place_Limit_WorksIsChangedAndCancelled()
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":"1.50","tif":"GTC","orderRef":"mine-1"}""");
        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        var orderId = placed.GetProperty("orderId").GetInt32();

        var open = await _tools.CallAsync("ibkr_get_open_orders");
        var row = open.GetProperty("orders").EnumerateArray().Single();
        row.GetProperty("order").GetProperty("lmtPrice").GetDecimal().Should().Be(1.50m);
        row.GetProperty("order").TryGetProperty("auxPrice", out _).Should().BeFalse();

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{orderId}},"limitPrice":1.75,"quantity":5}""");
        changed.GetProperty("outcome").GetString().Should().Be("confirmed");
        changed.GetProperty("limitPrice").GetDecimal().Should().Be(1.75m);

        var cancelled = await _tools.CallAsync("ibkr_cancel_order", """{"orderRef":"mine-1"}""");
        cancelled.GetProperty("outcome").GetString().Should().Be("cancelled");
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(0);
    }

    [Test]
    public async Task Place_Refused_IsRejectedWithCodeAndHint()
    {
        _tools.Simulator.Faults.Orders.RejectNext(201, "Order rejected - reason: margin");

        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1}""");

        placed.GetProperty("outcome").GetString().Should().Be("rejected");
        placed.GetProperty("reason").GetProperty("code").GetInt32().Should().Be(201);
        placed.GetProperty("reason").GetProperty("hint").GetString().Should().NotBeEmpty();
        placed.GetProperty("nextStep").GetString().Should().StartWith("The order is not working");
    }

    [Test]
    public async Task Place_NoWord_IsUnknownAndSaysNotAgain()
    {
        _tools.Simulator.Faults.Orders.MuteOrders = true;

        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"waitSeconds":1}""");

        placed.GetProperty("outcome").GetString().Should().Be("unknown");
        placed.GetProperty("nextStep").GetString().Should().StartWith("Do not place it again");
    }

    [Test]
    public async Task Place_SameRefTwice_PlacesOnce()
    {
        const string Order = """{"symbol":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"orderRef":"key-1"}""";

        var first = await _tools.CallAsync("ibkr_place_order", Order);
        var second = await _tools.CallAsync("ibkr_place_order", Order);
        var other = await _tools.FailAsync("ibkr_place_order", Order.Replace("BUY", "SELL", StringComparison.Ordinal));

        second.GetProperty("orderId").GetInt32().Should().Be(first.GetProperty("orderId").GetInt32());
        second.GetProperty("alreadyPlaced").GetBoolean().Should().BeTrue();
        other.Message.Should().StartWith("orderRef: must be new");
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(1);
    }

    [TestCase("""{"symbol":"ES","secType":"FUT","action":"BUY","quantity":1}""", "contract: must name one instrument;")]
    [TestCase("""{"contract":"SPX","action":"BUY","quantity":1}""", "contract: must be tradable; SPX is an index")]
    [TestCase("""{"symbol":"Ä","secType":"STK","action":"BUY","quantity":1}""", "symbol: must be a text of printable ASCII characters only")]
    [TestCase("""{"symbol":"AAPL","action":"BUY","quantity":1,"orderType":"LMT"}""", "limitPrice: is required for a LMT order")]
    [TestCase("""{"symbol":"AAPL","action":"BUY","quantity":0}""", "quantity: must be a number greater than 0; got 0; example: 100")]
    [TestCase("""{"symbol":"AAPL","action":"HOLD","quantity":1}""", "action: must be one of BUY, SELL; got 'HOLD'; example: BUY")]
    public async Task Place_WrongArguments_SendNothing(string arguments, string message)
    {
        var error = await _tools.FailAsync("ibkr_place_order", arguments);

        error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        error.Message.Should().StartWith(message);
        (await _tools.CallAsync("ibkr_get_all_orders")).GetProperty("count").GetInt32().Should().Be(0);
    }

    [Test]
    public async Task Modify_Refused_SaysThatTheOrderWorksOn()
    {
        await _tools.DisposeAsync();
        _tools = await GatewayFixture.StartToolsAsync(policy: PolicyOptions.Unlimited);
        var placed = await _tools.CallAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1}""");
        var orderId = placed.GetProperty("orderId").GetInt32();

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{orderId}},"quantity":900000000}""");

        changed.GetProperty("outcome").GetString().Should().Be("rejected");
        changed.GetProperty("nextStep").GetString().Should().StartWith("The order stays active and unchanged");
        (await _tools.FailAsync("ibkr_modify_order", $$"""{"orderId":{{orderId}}}""")).Message.Should().StartWith("quantity: is required, or limitPrice");
    }

    [Test]
    public async Task Bracket_Buy_PlacesThreeAsOne()
    {
        var bracket = await _tools.CallAsync(
            "ibkr_place_bracket_order", """{"symbol":"AAPL","action":"BUY","quantity":1,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1}""");

        bracket.GetProperty("outcome").GetString().Should().Be("confirmed");
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(3);
        (await _tools.FailAsync("ibkr_place_bracket_order", """{"symbol":"AAPL","action":"BUY","quantity":1,"entryPrice":2,"takeProfitPrice":1,"stopLossPrice":3}"""))
            .Message.Should().StartWith("takeProfitPrice: must be beyond the entry, for BUY");
    }

    [Test]
    public async Task Cancel_UnknownOrder_SaysWhy()
    {
        var cancelled = await _tools.CallAsync("ibkr_cancel_order", """{"orderId":987654,"waitSeconds":2}""");

        cancelled.GetProperty("outcome").GetString().Should().NotBe("cancelled");
        (await _tools.FailAsync("ibkr_cancel_order")).Message.Should().StartWith("orderId: is required");
    }

    [Test]
    public async Task AnyTool_AfterDisconnect_SaysThatTheConnectionWasClosedOnRequest()
    {
        await _tools.CallAsync("ibkr_disconnect");

        var placing = await _tools.FailAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1}""");
        var cancelling = await _tools.FailAsync("ibkr_cancel_order", """{"orderId":1}""");
        var reading = await _tools.FailAsync("ibkr_get_positions");

        foreach (var error in new[] { placing, cancelling, reading })
        {
            error.Kind.Should().Be(ToolErrorKind.Unavailable);
            error.Retryable.Should().BeFalse();
            error.Message.Should().StartWith("The connection was closed on request.");
            error.Hint.Should().StartWith("Call ibkr_connect;");
        }
        (await _tools.CallAsync("ibkr_get_status")).GetProperty("is_connected").GetBoolean().Should().BeFalse();
    }
}
