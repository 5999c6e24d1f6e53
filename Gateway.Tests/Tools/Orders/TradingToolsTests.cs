using Gateway.Handlers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>The tools of combined, conditional and algorithmic orders and of positions, against the simulator.</summary>
[TestFixture]
public sealed class TradingToolsTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task PlaceCombo_Pair_TradesBothLegsAndShowsTheCombination()
    {
        var placed = await _tools.CallAsync("ibkr_place_combo_order",
            """{"legs":[{"contract":"AAPL","action":"BUY","ratio":1},{"contract":"MSFT","action":"SELL","ratio":2}],"action":"BUY","quantity":5,"orderType":"MKT","guaranteed":false}""");

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("contract").GetProperty("secType").GetString().Should().Be("BAG");
        var waited = await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""");
        waited.GetProperty("reached").GetBoolean().Should().BeTrue();
        var fills = (await _tools.CallAsync("ibkr_get_executions", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("executions").EnumerateArray().ToList();
        fills.Select(fill => fill.GetProperty("contract").GetProperty("secType").GetString()).Should().BeEquivalentTo(["BAG", "STK", "STK"]);
        fills.Sum(fill => fill.GetProperty("execution").GetProperty("shares").GetDecimal()).Should().Be(20m);
        fills.Count(fill => fill.TryGetProperty("commissionReport", out _)).Should().Be(2, "the legs are charged, not the combination");
    }

    [Test]
    public async Task PlaceCombo_PricesByLeg_RestsWithThem()
    {
        var placed = await _tools.CallAsync("ibkr_place_combo_order",
            """{"legs":[{"contract":"AAPL","action":"BUY","price":1.5},{"contract":"MSFT","action":"BUY","price":2.5}],"action":"BUY","quantity":1,"perLegPrices":true,"guaranteed":false}""");

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("status").GetString().Should().BeOneOf("PreSubmitted", "Submitted");
        placed.TryGetProperty("reason", out _).Should().BeFalse();
    }

    [Test]
    public async Task PlaceCombo_PriceThatTwsDoesNotTake_IsRejectedInItsWords()
    {
        var placed = await _tools.CallAsync("ibkr_place_combo_order",
            """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":-300.005}""");

        placed.GetProperty("outcome").GetString().Should().Be("rejected");
        placed.GetProperty("reason").GetProperty("code").GetInt32().Should().Be(110);
    }

    [Test]
    public async Task PlaceConditional_EveryKind_IsHeldAndShown()
    {
        var placed = await _tools.CallAsync("ibkr_place_conditional_order", """
            {"order":{"symbol":"AAPL","action":"BUY","quantity":10,"orderRef":"cond-1"},"ignoreRth":true,"conditions":[
              {"type":"price","contract":"SPY","op":">=","value":90000,"triggerMethod":2},{"type":"time","time":"2099-01-30T15:30:00Z"},
              {"type":"margin","op":"<=","value":1},{"type":"execution","contract":"MSFT"},
              {"type":"volume","contract":"SPY","value":2000000000},{"type":"percentChange","contract":"SPY","op":"<=","value":-90,"join":"or"}]}
            """);

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("status").GetString().Should().Be("PreSubmitted");
        var order = (await _tools.CallAsync("ibkr_get_order_status", """{"orderRef":"cond-1"}""")).GetProperty("order");
        order.GetProperty("conditions").EnumerateArray().Select(condition => condition.GetString()).Should().HaveCount(6)
            .And.Contain(text => text!.Contains("margin cushion", StringComparison.Ordinal));
    }

    [Test]
    public async Task PlaceAlgo_Adaptive_IsWorkedInSlices()
    {
        var placed = await _tools.CallAsync("ibkr_place_algo_order", """{"contract":"AAPL","action":"BUY","quantity":8,"algo":"Adaptive","params":{"adaptivePriority":"Normal"}}""");
        var waited = await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}},"until":"terminal"}""");

        waited.GetProperty("order").GetProperty("status").GetString().Should().Be("Filled");
        var fills = await _tools.CallAsync("ibkr_get_executions", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""");
        fills.GetProperty("count").GetInt32().Should().Be(4);
    }

    [Test]
    public async Task PlaceOca_TwoLimits_ShareAGroupAndCancelEachOther()
    {
        var placed = await _tools.CallAsync("ibkr_place_oca_orders", """
            {"orders":[{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5},{"contract":"MSFT","action":"BUY","quantity":5,"orderType":"MKT"}]}
            """);

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        var first = placed.GetProperty("orders")[0].GetProperty("orderId").GetInt32();
        var ended = await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{first}},"until":"terminal"}""");
        ended.GetProperty("order").GetProperty("status").GetString().Should().Be("Cancelled");
    }

    [Test]
    public async Task PlaceBracket_StopEntryAndTrail_RestsWithItsExits()
    {
        var placed = await _tools.CallAsync("ibkr_place_bracket_order",
            """{"contract":"AAPL","action":"BUY","quantity":10,"entryType":"STP","entryPrice":5000,"takeProfitPrice":6000,"stopLossPrice":4000,"stopType":"TRAIL","trailPercent":5,"tif":"GTC"}""");

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        placed.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("orderType").GetString()).Should().Equal("STP", "LMT", "TRAIL");
    }

    [Test]
    public async Task ProtectThenClose_HeldPosition_IsSizedByItAndNeverReversed()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":11}""");
        var held = Held(await _tools.CallAsync("ibkr_get_positions"), "NVDA");

        var guarded = await _tools.CallAsync("ibkr_protect_position", """{"contract":"NVDA","stop":1,"takeProfit":9000}""");
        guarded.GetProperty("outcome").GetString().Should().Be("confirmed");
        guarded.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("quantity").GetDecimal()).Should().Equal(held, held);
        (await _tools.FailAsync("ibkr_close_position", """{"contract":"NVDA"}""")).Code.Should().Be("would_reverse");
        (await _tools.FailAsync("ibkr_protect_position", """{"contract":"NVDA","trailPercent":5}""")).Code.Should().Be("would_reverse");

        var cancelled = await _tools.CallAsync("ibkr_cancel_all_orders", """{"symbol":"nvda","confirm":true}""");
        cancelled.GetProperty("cancelled").GetArrayLength().Should().Be(2);
        var closed = await _tools.CallAsync("ibkr_close_position", """{"contract":"NVDA"}""");
        closed.GetProperty("quantity").GetDecimal().Should().Be(held);
        (await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{closed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("reached").GetBoolean().Should().BeTrue();
        (await _tools.FailAsync("ibkr_close_position", """{"contract":"NVDA"}""")).Code.Should().Be("no_position");
    }

    [Test]
    public async Task ClosePosition_PositionsAreNotComplete_IsRefused()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"NVDA","action":"BUY","quantity":10}""");
        _tools.Simulator.Faults.OmitEnd(62);

        var refused = await _tools.FailAsync("ibkr_close_position", """{"contract":"NVDA"}""");

        refused.Code.Should().Be("incomplete");
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(0);
    }

    [Test]
    public async Task CancelAll_Global_CancelsEverything()
    {
        for (var i = 0; i < 2; i++)
            await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5}""");
        (await _tools.FailAsync("ibkr_cancel_all_orders", """{"confirm":false}""")).Message.Should().StartWith("confirm:");

        var cancelled = await _tools.CallAsync("ibkr_cancel_all_orders", """{"global":true,"confirm":true}""");

        cancelled.GetProperty("cancelled").GetArrayLength().Should().Be(2);
        cancelled.GetProperty("notCancelled").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task PlaceOrder_EveryFurtherArgument_ReachesTws()
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """
            {"contract":"AAPL","action":"BUY","quantity":100,"orderType":"REL","limitPrice":1.5,"offset":0.01,"tif":"GTC","goodAfterTime":"2099-01-30T15:30:00Z","ocaGroup":"g","ocaType":3,
             "idempotencyKey":"key-1","conditions":[{"type":"margin","value":1}],"more":{"hidden":true,"minQty":50,"discretionaryAmt":"0.05"}}
            """);

        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        var order = (await _tools.CallAsync("ibkr_get_order_status", """{"orderRef":"key-1"}""")).GetProperty("order");
        order.GetProperty("goodAfterTime").GetString().Should().Be("2099-01-30 15:30:00 UTC");
        order.GetProperty("ocaGroup").GetString().Should().Be("g");
        order.GetProperty("hidden").GetBoolean().Should().BeTrue();
        order.GetProperty("minQty").GetInt32().Should().Be(50);
        order.GetProperty("discretionaryAmt").GetDecimal().Should().Be(0.05m);
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("orders").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task PlaceOrder_ByMoney_GetsItsQuantity()
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","cashQty":1000,"orderType":"LMT","limitPrice":10}""");
        var order = (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("order");

        order.GetProperty("totalQuantity").GetDecimal().Should().BeGreaterThan(0);
        order.GetProperty("cashQty").GetDecimal().Should().Be(1000m);
    }

    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":189.505}""", "limitPrice: must be a multiple of 0.01 for AAPL; 189.505 lies between 189.50 and 189.51")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"STP","stopPrice":189.501}""", "stopPrice: must be a multiple of 0.01")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY"}""", "quantity: is required, or cashQty")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"more":{"whatIf":true}}""", "more: must be an object of further order fields by IB's names, without the unknown field 'whatIf'")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"more":{"minQty":"many"}}""", "more: must be an object of order fields whose minQty is")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"algo":{"name":"Twap","params":{"speed":"1"}}}""", "algo: must be an object with parameters of Twap")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"conditions":[{"type":"price","contract":"SPY"}]}""", "conditions: value of a price condition is required")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"conditions":[{"type":"weather"}]}""", "conditions: must be a condition with right fields (type: must be one of price, time")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderRef":"a","idempotencyKey":"b"}""", "idempotencyKey: is another name for orderRef")]
    [TestCase("ibkr_place_oca_orders", """{"orders":[{"contract":"AAPL","action":"BUY","quantity":1},{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"FOO"}]}""", "orders: must be an order with right fields (orderType: must be one of MKT")]
    [TestCase("ibkr_place_conditional_order", """{"order":{"contract":"AAPL","side":"BUY"},"conditions":[{"type":"margin","value":1}]}""", "order: must be an order with right fields (side: is unknown")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"AAPL","action":"SELL"}],"action":"BUY","quantity":1,"limitPrice":1}""", "legs: must be different instruments")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY"},{"contract":"MSFT"}],"action":"BUY","quantity":1,"limitPrice":1}""", "legs: must be a leg with right fields (action: is required")]
    [TestCase("ibkr_place_algo_order", """{"contract":"AAPL","action":"BUY","quantity":1,"algo":"Adaptive","params":{"speed":1}}""", "params: must be an object with parameters of Adaptive")]
    [TestCase("ibkr_protect_position", """{"contract":"AAPL"}""", "stop: give one of stop, trail and trailPercent")]
    [TestCase("ibkr_close_position", """{"contract":"AAPL","percent":0.01}""", "percent: must be at least one unit")]
    public async Task Trade_BadArgument_NamesTheFieldAndSendsNothing(string tool, string arguments, string message)
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1}""");
        var before = (await _tools.CallAsync("ibkr_get_all_orders")).GetProperty("count").GetInt32();

        var refused = await _tools.FailAsync(tool, arguments);

        refused.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        refused.Message.Should().StartWith(message).And.Contain("example");
        (await _tools.CallAsync("ibkr_get_all_orders")).GetProperty("count").GetInt32().Should().Be(before);
    }

    [Test]
    public async Task Wait_TimeIsOver_SaysThatItWorksOn()
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5}""");
        var id = placed.GetProperty("orderId").GetInt32();
        var context = new RecordingContext();

        var waited = await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{id}},"timeoutSeconds":1}""", context);

        waited.GetProperty("reached").GetBoolean().Should().BeFalse();
        waited.GetProperty("order").GetProperty("status").GetString().Should().Be("Submitted");
        (await _tools.CallAsync("ibkr_wait_for_order", $$"""{"orderId":{{id}},"until":"acked"}""")).GetProperty("reached").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task Lists_OrdersTypesAndHistory_SayWhatTheyCover()
    {
        await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1}""");

        (await _tools.CallAsync("ibkr_get_completed_orders", """{"apiOnly":true}""")).GetProperty("count").GetInt32().Should().Be(1);
        var types = await _tools.CallAsync("ibkr_get_order_types", """{"contract":"AAPL"}""");
        types.GetProperty("orderTypes").EnumerateArray().Select(type => type.GetString()).Should().Contain(["MKT", "STP LMT", "MOC", "MIDPRICE", "PEG BEST"]).And.NotContain("BOX TOP");
        types.GetProperty("algorithms").GetBoolean().Should().BeTrue();
        var history = await _tools.CallAsync("ibkr_get_trade_history", """{"from":"2020-01-02","symbol":"aapl"}""");
        history.GetProperty("count").GetInt32().Should().Be(1);
        history.GetProperty("limitation").GetString().Should().Contain("seven days");
        (await _tools.CallAsync("ibkr_get_trade_history")).TryGetProperty("limitation", out _).Should().BeFalse();
        (await _tools.FailAsync("ibkr_get_trade_history", """{"from":"2026-01-03","to":"2026-01-02"}""")).Message.Should().StartWith("from: must not be after to");
    }

    private static decimal Held(JsonElement positions, string symbol) => positions.GetProperty("positions").EnumerateArray()
        .Where(row => row.GetProperty("contract").GetProperty("symbol").GetString() == symbol && row.GetProperty("contract").GetProperty("secType").GetString() == "STK")
        .Sum(row => row.GetProperty("position").GetDecimal());

    [TestCase("\"symbol\":\"AAPL\"")]
    [TestCase("\"global\":true")]
    public async Task CancelAll_OrderThatWaitsUntransmitted_IsCancelledToo(string scope)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5,"transmit":false,"waitSeconds":1}""");
        var id = placed.GetProperty("orderId").GetInt32();

        var cancelled = await _tools.CallAsync("ibkr_cancel_all_orders", "{" + scope + ",\"confirm\":true}");

        cancelled.GetProperty("cancelled").EnumerateArray().Select(one => one.GetInt32()).Should().Equal(id);
        cancelled.GetProperty("notCancelled").GetArrayLength().Should().Be(0);
        (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{id}}}""")).GetRawText().Should().Contain("\"Cancelled\"");
    }
}
