using Gateway.Configuration;
using Gateway.Tests.Support;
using TwsSimulator.Trading;

namespace Gateway.Tests.EndToEnd;

/// <summary>Ways around the limits, tried on the wire: what the simulator's ledger does not have was never sent.</summary>
[TestFixture]
public sealed class PolicyBypassTests : PolicyTestBase
{
    private static readonly PolicyOptions Money = PolicyOptions.Unlimited with { MaxNotional = 50_000 };

    [TestCase("ibkr_place_order", """{"contract":"IWM","action":"SELL","quantity":4000,"conditions":[{"type":"price","contract":"IWM","op":">=","value":0.01}]}""")]
    [TestCase("ibkr_place_order", """{"contract":"QQQ","action":"BUY","quantity":4000,"orderType":"PEG BENCH","more":{"startingPrice":0.01,"referenceContractId":756733,"peggedChangeAmount":0.01,"referenceChangeAmount":0.01,"referenceExchange":"SMART"}}""")]
    [TestCase("ibkr_place_order", """{"contract":"QQQ","action":"BUY","quantity":4000,"orderType":"STP","stopPrice":0.01}""")]
    public async Task Money_WorthThatAFieldHides_IsDenied(string tool, string arguments) => await DeniedAsync(Money, tool, arguments, "TRADING_MAX_NOTIONAL=50000");

    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400,"conditions":[{"type":"price","contract":"AAPL","op":"<=","value":24400}]}""")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400,"conditions":[{"type":"price","contract":"AAPL","op":">=","value":24400,"join":"or"},{"type":"margin","op":">=","value":1}]}""")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"SELL","quantity":1,"orderType":"LMT","limitPrice":0.01,"conditions":[{"type":"price","contract":"AAPL","op":">=","value":0.01}]}""")]
    [TestCase("ibkr_place_conditional_order", """{"order":{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":24400},"conditions":[{"type":"price","contract":"AAPL","op":"<=","value":24400}]}""")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"REL","offset":1000000000000}""")]
    [TestCase("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"STP","stopPrice":9000,"more":{"adjustedOrderType":"STP LMT","triggerPrice":100,"adjustedStopPrice":100,"adjustedStopLimitPrice":99999}}""")]
    [TestCase("ibkr_place_combo_order", """{"legs":[{"contract":"AAPL","action":"BUY","price":24400},{"contract":"MSFT","action":"BUY","price":2.5}],"action":"BUY","quantity":1,"perLegPrices":true,"guaranteed":false}""")]
    public async Task Collar_PriceThatAFieldHides_IsDenied(string tool, string arguments) =>
        await DeniedAsync(PolicyOptions.Unlimited with { PriceCollarPercent = 10 }, tool, arguments, "TRADING_PRICE_COLLAR_PERCENT=10");

    [Test]
    public async Task Child_InAnotherContract_IsNoExit()
    {
        await StartAsync(Money);
        var parent = await PlaceAsync("""{"contract":"AAPL","action":"BUY","quantity":1000,"orderType":"LMT","limitPrice":1}""");

        var error = await Host.FailAsync("ibkr_place_order", $$"""{"contract":"SPY","action":"SELL","quantity":600,"parentId":{{parent}}}""");

        error.Message.Should().Contain("TRADING_MAX_NOTIONAL=50000");
        Sent().Should().ContainSingle();
    }

    [Test]
    public async Task Change_ParentSmallerThanItsExit_IsDenied()
    {
        await StartAsync(PolicyOptions.Unlimited with { LongOnly = true });
        var parent = await PlaceAsync("""{"contract":"TSLA","action":"BUY","quantity":400,"orderType":"LMT","limitPrice":1}""");
        await PlaceAsync($$"""{"contract":"TSLA","action":"SELL","quantity":400,"orderType":"LMT","limitPrice":9000,"parentId":{{parent}}}""");

        var error = await Host.FailAsync("ibkr_modify_order", $$"""{"orderId":{{parent}},"quantity":10}""");

        error.Code.Should().Be("policy");
        error.Message.Should().Contain("TRADING_LONG_ONLY");
        Sent().Should().OnlyContain(order => order.Terms.TotalQuantity == 400);
    }

    [Test]
    public async Task Change_ParentToTheMarket_HoldsItsExitAgainstIt()
    {
        await StartAsync(PolicyOptions.Unlimited with { PriceCollarPercent = 10 });
        var parent = await PlaceAsync("""{"contract":"AAPL","action":"SELL","quantity":1,"orderType":"LMT","limitPrice":24400}""");
        await PlaceAsync($$"""{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":26000,"parentId":{{parent}}}""");

        var error = await Host.FailAsync("ibkr_modify_order", $$"""{"orderId":{{parent}},"limitPrice":230}""");

        error.Code.Should().Be("policy");
        error.Message.Should().Contain("26000").And.Contain("TRADING_PRICE_COLLAR_PERCENT=10");
        Sent().Should().Contain(order => order.Terms.LmtPrice == 24400);
    }

    [Test]
    public async Task Change_ManyAtOnce_KeepThePositionTogether()
    {
        await StartAsync(PolicyOptions.Unlimited with { MaxPosition = 100 });
        List<int> ids = [];
        for (var i = 0; i < 8; i++)
            ids.Add(await PlaceAsync("""{"contract":"TSLA","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1}"""));

        await Task.WhenAll(ids.Select(id => Host.Registry.CallAsync("ibkr_modify_order", $$"""{"orderId":{{id}},"quantity":20}""")));

        Sent().Sum(order => order.Terms.TotalQuantity).Should().BeLessThanOrEqualTo(100);
    }

    [Test]
    public async Task Check_ParentThatDoesNotExist_IsAnArgumentError()
    {
        await StartAsync(PolicyOptions.Unlimited);

        var error = await Host.FailAsync("ibkr_check_order", """{"contract":"AAPL","action":"BUY","quantity":1,"parentId":2147483647}""");

        error.Message.Should().StartWith("parentId: must name an order that still works; this gateway has no order 2147483647");
    }

    private async Task DeniedAsync(PolicyOptions options, string tool, string arguments, string limit)
    {
        await StartAsync(options);

        var error = await Host.FailAsync(tool, arguments);

        error.Code.Should().Be("policy", error.Message);
        error.Message.Should().Contain(limit);
        Sent().Should().BeEmpty();
    }

    private async Task<int> PlaceAsync(string arguments) => (await Host.CallAsync("ibkr_place_order", arguments)).GetProperty("orderId").GetInt32();
}
