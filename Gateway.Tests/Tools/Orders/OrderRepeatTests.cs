using Gateway.Registry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>A client that lost the answer sends the same again, or twice at once: no second set of orders may come of it.</summary>
[TestFixture]
public sealed class OrderRepeatTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"orderRef":"set-1"}""", 3)]
    [TestCase("ibkr_place_oca_orders", """{"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5},{"contract":"MSFT","action":"BUY","quantity":5,"orderType":"LMT","limitPrice":1.5}],"orderRef":"set-1"}""", 2)]
    public async Task PlaceSet_SameRefTwice_PlacesOneSet(string tool, string arguments, int size)
    {
        var first = await _tools.CallAsync(tool, arguments);
        var second = await _tools.CallAsync(tool, arguments);

        IdsOf(second).Should().Equal(IdsOf(first));
        second.GetProperty("orders").EnumerateArray().Should().OnlyContain(order => order.GetProperty("alreadyPlaced").GetBoolean());
        second.GetProperty("outcome").GetString().Should().Be("confirmed");
        (await OpenAsync()).Should().Be(size);
        (await _tools.FailAsync(tool, arguments.Replace("BUY", "SELL", StringComparison.Ordinal).Replace("\"takeProfitPrice\":3,\"stopLossPrice\":1", "\"takeProfitPrice\":1,\"stopLossPrice\":3", StringComparison.Ordinal)))
            .Message.Should().StartWith("orderRef: must be new");
    }

    [TestCase("ibkr_place_bracket_order", """{"contract":"AAPL","action":"BUY","quantity":10,"entryPrice":2,"takeProfitPrice":3,"stopLossPrice":1,"orderRef":"set-1"}""", "\"stopLossPrice\":1", "\"stopLossPrice\":1.5")]
    [TestCase("ibkr_place_oca_orders", """{"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5},{"contract":"MSFT","action":"BUY","quantity":5,"orderType":"LMT","limitPrice":1.5}],"orderRef":"set-1"}""", "\"orderRef\"", "\"ocaType\":2,\"orderRef\"")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":-900,"orderRef":"set-1"}""", "MSFT", "SPY")]
    public async Task PlaceSet_SameRefAndOneFieldChanged_IsRefused(string tool, string arguments, string field, string changed)
    {
        await _tools.CallAsync(tool, arguments);
        (await _tools.CallAsync(tool, arguments)).GetRawText().Should().Contain("\"alreadyPlaced\":true");
        var before = await OpenAsync();

        (await _tools.FailAsync(tool, arguments.Replace(field, changed, StringComparison.Ordinal))).Message.Should().StartWith("orderRef: must be new");

        (await OpenAsync()).Should().Be(before);
    }

    [Test]
    public async Task PlaceGroup_RefsOfItsMembersAlone_PlacesOneGroup()
    {
        const string Group = """
            {"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5,"orderRef":"a"},
            {"contract":"MSFT","action":"BUY","quantity":5,"orderType":"LMT","limitPrice":1.5,"orderRef":"b"}]}
            """;

        var first = await _tools.CallAsync("ibkr_place_oca_orders", Group);
        var second = await _tools.CallAsync("ibkr_place_oca_orders", Group);

        IdsOf(second).Should().Equal(IdsOf(first));
        second.GetProperty("ocaGroup").GetString().Should().Be(first.GetProperty("ocaGroup").GetString());
        (await OpenAsync()).Should().Be(2);
    }

    [Test]
    public async Task Protect_SameRefTwice_PlacesOneSet()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":10}""");
        const string Guard = """{"contract":"NVDA","stop":1,"takeProfit":9000,"orderRef":"guard-1"}""";

        var first = await _tools.CallAsync("ibkr_protect_position", Guard);
        var second = await _tools.CallAsync("ibkr_protect_position", Guard);

        IdsOf(second).Should().Equal(IdsOf(first));
        second.GetProperty("ocaGroup").GetString().Should().Be("guard-1");
        (await OpenAsync()).Should().Be(2);
    }

    [Test]
    public async Task ClosePosition_HalfTwiceWithOneRef_ClosesHalf()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":11}""");
        var held = await HeldAsync();
        const string Close = """{"contract":"NVDA","percent":50,"orderRef":"half-1"}""";

        var first = await _tools.CallAsync("ibkr_close_position", Close);
        await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{first.GetProperty("orderId").GetInt32()}}}""");
        var second = await _tools.CallAsync("ibkr_close_position", Close);

        first.GetProperty("quantity").GetDecimal().Should().Be(decimal.Truncate(held / 2));
        second.GetProperty("orderId").GetInt32().Should().Be(first.GetProperty("orderId").GetInt32());
        second.GetProperty("alreadyPlaced").GetBoolean().Should().BeTrue();
        (await HeldAsync()).Should().Be(held - decimal.Truncate(held / 2));
    }

    [Test]
    public async Task ClosePosition_RefOfAnotherPositionsExit_IsRefused()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":10}""");
        await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10}""");
        await _tools.CallAsync("ibkr_close_position", """{"contract":"NVDA","orderType":"LMT","limitPrice":9000,"orderRef":"exit-1"}""");
        var before = await OpenAsync();

        var refused = await _tools.FailAsync("ibkr_close_position", """{"contract":"AAPL","orderType":"LMT","limitPrice":9000,"orderRef":"exit-1"}""");

        refused.Message.Should().StartWith("orderRef: must be new for every order; 'exit-1' names another order");
        (await OpenAsync()).Should().Be(before);
    }

    [Test]
    public async Task ClosePosition_ManyAtOnce_NeverTradesMoreThanIsHeld()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":10}""");
        var close = _tools.Registry.Get("ibkr_close_position");
        using var arguments = JsonDocument.Parse("""{"contract":"NVDA","orderType":"LMT","limitPrice":9000}""");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => close.InvokeAsync(arguments.RootElement, new RecordingContext(), CancellationToken.None))).WaitAsync(GatewayFixture.Deadline);

        outcomes.Count(outcome => outcome.Error is null).Should().Be(1);
        outcomes.Where(outcome => outcome.Error is not null).Select(outcome => outcome.Error!.Code).Should().OnlyContain(code => code == "in_progress" || code == "would_reverse");
        (await OpenAsync()).Should().Be(1);
    }

    [Test]
    public async Task PlaceOrder_TokenWithAKeyThatWasNotPreviewed_SendsNothing()
    {
        const string Order = """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5}""";
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Order}}}""");
        var placing = Order.Replace("}", $$""","previewToken":"{{preview.GetProperty("token").GetString()}}","orderRef":"mine-1"}""", StringComparison.Ordinal);

        (await _tools.FailAsync("ibkr_place_order", placing)).Message.Should().StartWith("previewToken: must be the token of this order");
        (await OpenAsync()).Should().Be(0);
    }

    private static IEnumerable<int> IdsOf(JsonElement result) => result.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("orderId").GetInt32());

    private async Task<int> OpenAsync() => (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32();

    private async Task<decimal> HeldAsync() => (await _tools.CallAsync("ibkr_get_positions")).GetProperty("positions").EnumerateArray()
        .Where(row => row.GetProperty("contract").GetProperty("symbol").GetString() == "NVDA" && row.GetProperty("contract").GetProperty("secType").GetString() == "STK").Sum(row => row.GetProperty("position").GetDecimal());
}
