using System.Text.Json;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Orders;

/// <summary>Orders as people write them: plain words, numbers with separators, moments by the exchange's clock, one order in several shapes.</summary>
[TestFixture]
public sealed class OrderReadingTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("""{"contract":"AAPL","action":"buy to open","quantity":"1,000","orderType":"limit","limitPrice":"$1.50","tif":"good till cancelled"}""",
        "BUY 1000 AAPL*, LMT, limit 1.5, tif GTC,*")]
    [TestCase("""{"contract":"AAPL","action":"sell short","quantity":"1 000","orderType":"Stop Limit","limitPrice":"1.50","stopPrice":"US$1.60","tif":"day"}""",
        "SELL 1000 AAPL*, STP LMT, limit 1.5, stop 1.6, tif DAY,*")]
    [TestCase("""{"contract":"AAPL","action":"SELL","quantity":1e1,"orderType":"trailing stop","trailPercent":"5%"}""",
        "SELL 10 AAPL*, TRAIL, trailing per cent 5, tif DAY,*")]
    [TestCase("""{"contract":"AAPL","action":"b","quantity":1,"orderType":"market-on-close"}""", "BUY 1 AAPL*, MOC, tif DAY,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":200.10000000000002}""", "BUY 10 AAPL*, limit 200.1,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":200.1000000001}""", "BUY 10 AAPL*, limit 200.1,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"tif":"GTD","goodTillDate":"2099-12-01"}""",
        "*, tif GTD until 2099-12-01 23:59:59 US/Eastern,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"tif":"GTD","goodTillDate":"2099-12-01 16:00:00"}""",
        "*, tif GTD until 2099-12-01 16:00:00 US/Eastern,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"tif":"GTD","goodTillDate":"20991201 16:00:00 US/Central"}""",
        "*, tif GTD until 2099-12-01 17:00:00 US/Eastern,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"tif":"GTD","goodTillDate":"20991201-21:00:00"}""",
        "*, tif GTD until 2099-12-01 16:00:00 US/Eastern,*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1,"goodAfterTime":"2099-12-01"}""",
        "*goodAfterTime 2099-12-01 00:00:00 US/Eastern*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"conditions":[{"type":"time","op":"before","time":"2099-12-01 09:30"}]}""",
        "*when it is before 2099-12-01 09:30:00 US/Eastern*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"conditions":[{"type":"time","op":"above","time":"2099-12-01 09:30"}]}""",
        "*when it is after 2099-12-01 09:30:00 US/Eastern*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"conditions":[{"type":"time","op":"<=","time":"2099-12-02"}]}""",
        "*when it is before 2099-12-02 23:59:59 US/Eastern*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"conditions":[{"type":"time","op":">=","time":"2099-12-02"}]}""",
        "*when it is after 2099-12-02 00:00:00 US/Eastern*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":10,"conditions":[{"type":"percent","contract":"SPY","op":"<","value":"-2.5%"}]}""",
        "*the change in per cent of SPY*at most -2.5*")]
    public async Task CheckOrder_AsPeopleWriteIt_IsUnderstood(string order, string text) =>
        (await _tools.CallAsync("ibkr_check_order", order)).GetProperty("order").GetString().Should().Match(text);

    [TestCase("""{"contract":"VOD@LSE","action":"SELL","quantity":100,"orderType":"LMT","limitPrice":"£0.65"}""",
        "*limitPrice: must be a number; '£0.65' has a currency sign: write the number alone, in the units of the quote*")]
    [TestCase("""{"contract":"VOD@LSE","action":"SELL","quantity":100,"orderType":"LMT","limitPrice":"$0.65"}""",
        "*limitPrice: must be a number without a currency sign*")]
    [TestCase("""{"contract":"AAPL","currency":"EUR","action":"SELL","quantity":100,"orderType":"LMT","limitPrice":"$150"}""",
        "*limitPrice: must be a number without a currency sign*")]
    [TestCase("""{"order":{"contract":"ZC 202612","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":"$4.50"}}""",
        "*limitPrice: must be a number without a currency sign*")]
    [TestCase("""{"contract":"USD.JPY","action":"BUY","cashQty":"$1000"}""", "*cashQty: must be a number without a currency sign*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"conditions":[{"type":"price","contract":"VOD@LSE","value":"$65"}]}""",
        "*value: must be a number without a currency sign*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":"1,5"}""", "*quantity: must be a number greater than 0; '1,5' can mean 1.5 or 15: write one of them*")]
    [TestCase("""{"contract":"AAPL","action":"close","quantity":1}""", "*action: must be one of BUY, SELL: each of them can be meant*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"pegged"}""", "*orderType: must be one of PEG MKT, PEG PRIM*each of them can be meant*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":"5%"}""", "*quantity: must be a number greater than 0, without a percent sign*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"tif":"GTD","goodTillDate":"01/12/2026"}""",
        "*goodTillDate: must be a date with the year first: '01/12/2026' can mean 2026-12-01 or 2026-01-12*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"tif":"GTD","goodTillDate":"2099-03-08 02:30"}""",
        "goodTillDate: must be a time that the clocks show*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"tif":"GTD","goodTillDate":"2099-12-01 10:00","goodAfterTime":"2099-12-01 12:00"}""",
        "goodTillDate: must be later than goodAfterTime; 2099-12-01 10:00:00 US/Eastern is not later than 2099-12-01 12:00:00 US/Eastern*")]
    [TestCase("""{"contract":"AAPL","action":"BUY","quantity":1,"conditions":[{"type":"price","contract":"SPY","value":"5%"}]}""",
        "conditions: value of a price condition must be without a percent sign*")]
    public async Task CheckOrder_WhatIsUnclear_IsRefusedByName(string order, string message)
    {
        (await _tools.FailAsync("ibkr_check_order", order)).Message.Should().Match(message);
        (await _tools.FailAsync("ibkr_place_order", order)).Message.Should().Match(message);
    }

    /// <summary>One order, in every tool that takes it: flat, as an object, and with the contract beside the object.</summary>
    [Test]
    public async Task SisterTools_OneOrder_IsTakenInEveryShape(
        [Values("ibkr_check_order", "ibkr_preview_order", "ibkr_stage_order", "ibkr_place_order")] string tool,
        [Values(
            """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5}""",
            """{"order":{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5}}""",
            """{"contract":"AAPL","order":{"action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5}}""",
            """{"symbol":"AAPL","secType":"STK","order":"{\"action\":\"BUY\",\"quantity\":10,\"orderType\":\"LMT\",\"limitPrice\":1.5}"}""")]
        string arguments)
    {
        var answer = await _tools.CallAsync(tool, arguments);

        JsonSerializer.Serialize(answer).Should().Contain("AAPL").And.Contain("LMT").And.Contain("1.5");
    }

    [TestCase("ibkr_place_conditional_order", """{"contract":"AAPL","action":"BUY","quantity":10,"conditions":[{"type":"price","contract":"SPY","value":90000}]}""")]
    [TestCase("ibkr_place_conditional_order",
        """{"order":{"contract":"AAPL","action":"BUY","quantity":10},"conditions":[{"type":"price","contract":"SPY","value":90000}]}""")]
    [TestCase("ibkr_preview_basket", """{"orders":[{"contract":"AAPL","order":{"action":"BUY","quantity":10}},{"order":{"contract":"MSFT","action":"BUY","quantity":5}}]}""")]
    [TestCase("ibkr_preview_combo", """{"order":{"legs":[{"contract":"AAPL","action":"buy"},{"contract":"MSFT","action":"sell"}],"action":"buy","quantity":1,"limitPrice":-300}}""")]
    [TestCase("ibkr_place_option_order",
        """{"order":{"symbol":"AAPL","expiration":"2026-12-18","strike":"260","right":"call","action":"buy","quantity":1,"orderType":"limit","limitPrice":0.05}}""")]
    [TestCase("ibkr_place_option_order",
        """{"symbol":"AAPL","expiration":"18 Dec 2026","strike":260,"right":"Call","action":"buy to open","quantity":1,"orderType":"limit","limitPrice":"$0.05"}""")]
    public async Task OrderTools_FlatOrNested_TakeTheOrder(string tool, string arguments) => await _tools.CallAsync(tool, arguments);

    [Test]
    public async Task PreviewOrder_FlatAndWrong_NamesTheFieldAlone() =>
        (await _tools.FailAsync("ibkr_preview_order", """{"contract":"AAPL","action":"BUY","quantity":"many"}""")).Message
            .Should().StartWith("quantity: must be a number greater than 0; got 'many'");

    [Test]
    public async Task PreviewOrder_FlatWithAForeignName_NamesTheOneThatIsMeant() =>
        (await _tools.FailAsync("ibkr_preview_order", """{"contract":"AAPL","side":"BUY","quantity":1}""")).Message
            .Should().Contain("side: is unknown; did you mean action?");

    [Test]
    public async Task PlaceOrder_InTheOrderAndBesideIt_IsGivenTwice() =>
        (await _tools.FailAsync("ibkr_place_order", """{"quantity":5,"order":{"contract":"AAPL","action":"BUY","quantity":10}}""")).Message
            .Should().StartWith("quantity: is given twice");

    [Test]
    public async Task PlaceOrder_GoodTillADay_IsSentAsItsEndAndShownByTheExchangesClock()
    {
        var placed = await _tools.CallAsync(
            "ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.5,"tif":"GTD","goodTillDate":"2099-12-01"}""");

        placed.GetProperty("goodTillDate").GetString().Should().Be("2099-12-01 23:59:59 US/Eastern");
        var order = (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("order");
        order.GetProperty("goodTillDate").GetString().Should().Be("2099-12-02 04:59:59 UTC");
        var changed = await _tools.CallAsync(
            "ibkr_modify_order", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}},"goodTillDate":"2099-12-02 16:00","limitPrice":1.6000000000000001}""");
        changed.GetProperty("goodTillDate").GetString().Should().Be("2099-12-02 16:00:00 US/Eastern");
        changed.GetProperty("limitPrice").GetDecimal().Should().Be(1.6m);
    }

    [TestCase("12:00", "09:30", "endTime: must be later than startTime*")]
    [TestCase("2099-12-02", "2099-12-01", "endTime: must be later than startTime*")]
    public async Task PlaceAlgo_AnEndBeforeTheStart_IsRefused(string start, string end, string message) =>
        (await _tools.FailAsync(
            "ibkr_place_algo_order",
            $$$"""{"contract":"AAPL","action":"BUY","quantity":40,"algo":"twap","params":{"startTime":"{{{start}}}","endTime":"{{{end}}}"},"orderType":"LMT","limitPrice":1}"""))
            .Message.Should().Match(message);

    [Test]
    public async Task PlaceAlgo_TheSameDayAsStartAndEnd_IsTheWholeDay()
    {
        var placed = await _tools.CallAsync(
            "ibkr_place_algo_order",
            """{"contract":"AAPL","action":"BUY","quantity":40,"algo":"twap","params":{"startTime":"2099-12-01","endTime":"2099-12-01"},"orderType":"LMT","limitPrice":1}""");

        var order = (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("order");
        order.GetProperty("algo").GetString().Should().Contain("startTime=20991201-05:00:00").And.Contain("endTime=20991202-04:59:59");
    }

    [TestCase("09:30", "09:30:00 US/Eastern")]
    [TestCase("9:30:15 US/Central", "09:30:15 US/Central")]
    [TestCase("2099-12-01 09:30", "20991201-14:30:00")]
    public async Task PlaceAlgo_TimesOfTheAlgorithm_AreSentWithTheirZone(string written, string sent)
    {
        var placed = await _tools.CallAsync(
            "ibkr_place_algo_order",
            $$"""{"contract":"AAPL","action":"BUY","quantity":40,"algo":"twap","params":{"startTime":"{{written}}"},"orderType":"LMT","limitPrice":1}""");

        var order = (await _tools.CallAsync("ibkr_get_order_status", $$"""{"orderId":{{placed.GetProperty("orderId").GetInt32()}}}""")).GetProperty("order");
        order.GetProperty("algo").GetString().Should().Contain($"startTime={sent}");
    }
}
