using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tests.Tools.Orders;

/// <summary>Changing an order changes what the caller names, by the rules of placing, and nothing else.</summary>
[TestFixture]
public sealed class ModifyOrderTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase(@"""orderType"":""LMT"",""limitPrice"":1.5", @"""limitPrice"":1.505", "limitPrice: must be a multiple of 0.01 for AAPL; 1.505 lies between 1.50 and 1.51; example: 1.5")]
    [TestCase(@"""orderType"":""STP"",""stopPrice"":9000", @"""auxPrice"":9000.001", "auxPrice: must be a multiple of 0.01 for AAPL; 9000.001 lies between 9000.00 and 9000.01; example: 9000.00")]
    [TestCase(@"""orderType"":""STP LMT"",""stopPrice"":9000,""limitPrice"":9000", @"""limitPrice"":9000.005", "limitPrice: must be a multiple of 0.01 for AAPL; ")]
    [TestCase(@"""orderType"":""TRAIL"",""stopPrice"":9000,""trailAmount"":5", @"""trailStopPrice"":9000.001", "trailStopPrice: must be a multiple of 0.01 for AAPL; ")]
    public async Task Modify_PriceBetweenTwoSteps_IsRefusedAndNothingIsSent(string terms, string change, string message)
    {
        var id = await PlaceAsync(terms);
        var before = await OrderAsync(id);

        var refused = await _tools.FailAsync("ibkr_modify_order", $$"""{"orderId":{{id}},{{change}}}""");

        refused.Message.Should().StartWith(message);
        refused.Hint.Should().Be("Nothing was sent.");
        (await OrderAsync(id)).GetRawText().Should().Be(before.GetRawText());
    }

    [Test]
    public async Task Modify_TrailingAmount_IsADistanceAndNotHeldAgainstTheGrid()
    {
        var id = await PlaceAsync(@"""orderType"":""TRAIL"",""stopPrice"":9000,""trailAmount"":5");

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"trailAmount":4.5}""");

        changed.GetProperty("outcome").GetString().Should().Be("confirmed");
    }

    [Test]
    public async Task Modify_UntransmittedOrder_DoesNotSendItToTheMarket()
    {
        var placed = await _tools.CallAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10,"transmit":false,"waitSeconds":1}""");
        var id = placed.GetProperty("orderId").GetInt32();

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"quantity":20,"waitSeconds":1}""");

        changed.GetProperty("quantity").GetDecimal().Should().Be(20);
        changed.GetProperty("nextStep").GetString().Should().Contain("untransmitted");
        (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32().Should().Be(0);
        (await _tools.CallAsync("ibkr_get_executions", $$"""{"orderId":{{id}}}""")).GetProperty("count").GetInt32().Should().Be(0);
    }

    [TestCase(@"""orderType"":""LMT"",""limitPrice"":1.5,""tif"":""GTC"",""ocaGroup"":""g"",""ocaType"":3,""goodAfterTime"":""2099-01-30T15:30:00Z"",""more"":{""hidden"":true,""minQty"":5,""discretionaryAmt"":""0.05""}")]
    [TestCase(@"""orderType"":""LMT"",""limitPrice"":1.5,""algo"":{""name"":""Adaptive"",""params"":{""adaptivePriority"":""Patient""}}")]
    [TestCase(@"""conditions"":[{""type"":""price"",""contract"":""SPY"",""op"":"">="",""value"":90000,""triggerMethod"":2},{""type"":""margin"",""op"":""<="",""value"":1}],""orderType"":""LMT"",""limitPrice"":1.5")]
    [TestCase(@"""orderType"":""STP LMT"",""stopPrice"":9000,""limitPrice"":9001,""outsideRth"":true,""more"":{""triggerMethod"":2}")]
    public async Task Modify_Quantity_ChangesNothingElse(string terms)
    {
        var id = await PlaceAsync(terms);
        var before = await OrderAsync(id);

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"quantity":20}""");

        changed.GetProperty("outcome").GetString().Should().Be("confirmed");
        (await OrderAsync(id)).GetRawText().Should().Be(before.GetRawText().Replace("\"totalQuantity\":10", "\"totalQuantity\":20", StringComparison.Ordinal));
    }

    [Test]
    public async Task Modify_CombinationPricedByLeg_KeepsItsLegsAndTheirPrices()
    {
        var placed = await _tools.CallAsync("ibkr_place_combo_order",
            """{"legs":[{"contract":"AAPL","action":"BUY","price":1.5},{"contract":"MSFT","action":"BUY","price":2.5}],"action":"BUY","quantity":1,"perLegPrices":true,"guaranteed":false}""");
        var id = placed.GetProperty("orderId").GetInt32();

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"quantity":3}""");

        changed.GetProperty("outcome").GetString().Should().Be("confirmed");
        _tools.Get<TwsClient>().Orders.Find(id).Should().Match<OrderEntry>(entry =>
            entry.Order.TotalQuantity == 3 && entry.Contract.ComboLegs.Count == 2 && entry.Order.OrderComboLegs.Select(leg => leg.Price).SequenceEqual(new decimal?[] { 1.5m, 2.5m }));
    }

    [TestCase(@"""orderType"":""STP"",""stopPrice"":9000", @"""stopPrice"":9001", "auxPrice", 9001)]
    [TestCase(@"""orderType"":""STP LMT"",""stopPrice"":9000,""limitPrice"":9000", @"""stopPrice"":9001", "auxPrice", 9001)]
    [TestCase(@"""orderType"":""TRAIL"",""stopPrice"":9000,""trailAmount"":5", @"""stopPrice"":9001", "trailStopPrice", 9001)]
    [TestCase(@"""orderType"":""REL"",""offset"":0.05,""limitPrice"":1.5", @"""offset"":0.06", "auxPrice", 0.06)]
    public async Task Modify_ByTheNameOfPlacing_ChangesIbsField(string terms, string change, string field, decimal value)
    {
        var id = await PlaceAsync(terms);

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},{{change}}}""");

        changed.GetProperty("outcome").GetString().Should().Be("confirmed");
        (await OrderAsync(id)).GetProperty(field).GetDecimal().Should().Be(value);
    }

    [Test]
    public async Task Modify_LimitOffset_ChangesTheDistanceOfTheLimit()
    {
        var id = await PlaceAsync(@"""orderType"":""TRAIL LIMIT"",""stopPrice"":9000,""trailAmount"":5,""limitOffset"":0.1");

        var changed = await _tools.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"limitOffset":0.2}""");

        changed.GetProperty("outcome").GetString().Should().Be("confirmed");
        _tools.Get<TwsClient>().Orders.Find(id)!.Order.LmtPriceOffset.Should().Be(0.2m);
    }

    [TestCase(@"""orderType"":""STP"",""stopPrice"":9000", @"""stopPrice"":9000.001", "stopPrice: must be a multiple of 0.01 for AAPL")]
    [TestCase(@"""orderType"":""STP"",""stopPrice"":9000", @"""stopPrice"":9001,""auxPrice"":9002", "auxPrice: is another name for stopPrice")]
    [TestCase(@"""orderType"":""STP"",""stopPrice"":9000", @"""offset"":1", "offset: does not belong to a STP order")]
    [TestCase(@"""orderType"":""LMT"",""limitPrice"":1.5", @"""stopPrice"":1", "stopPrice: does not belong to a LMT order")]
    [TestCase(@"""orderType"":""LMT"",""limitPrice"":1.5", @"""limitOffset"":1", "limitOffset: belongs to TRAIL LIMIT and TRAIL LIT orders")]
    public async Task Modify_ByTheNameOfPlacing_IsRefusedByThatName(string terms, string change, string message)
    {
        var id = await PlaceAsync(terms);

        (await _tools.FailAsync("ibkr_modify_order", $$"""{"orderId":{{id}},{{change}}}""")).Message.Should().StartWith(message);
    }

    private async Task<int> PlaceAsync(string terms)
    {
        var placed = await _tools.CallAsync("ibkr_place_order", $$"""{"contract":"AAPL","action":"BUY","quantity":10,{{terms}}}""");
        placed.GetProperty("outcome").GetString().Should().Be("confirmed");
        return placed.GetProperty("orderId").GetInt32();
    }

    private async Task<JsonElement> OrderAsync(int id) => (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{id}}}""")).GetProperty("order");
}
