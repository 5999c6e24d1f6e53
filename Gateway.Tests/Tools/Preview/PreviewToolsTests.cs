using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Preview;

[TestFixture]
public sealed class PreviewToolsTests
{
    private const string Buy = """{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT","limitPrice":1.50}""";

    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task PreviewOrder_ThenConfirm_SendsExactlyItOnce()
    {
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Buy}}}""");
        var orders = await OpenOrdersAsync();

        var placed = await _tools.CallAsync("ibkr_confirm_order", $$"""{"token":"{{preview.Text("token")}}"}""");
        var again = await _tools.FailAsync("ibkr_confirm_order", $$"""{"token":"{{preview.Text("token")}}"}""");

        preview.GetProperty("initMargin").GetProperty("after").GetDecimal().Should().BeGreaterThan(0);
        preview.GetProperty("commission").GetDecimal().Should().BeGreaterThan(0);
        preview.GetProperty("notional").GetDecimal().Should().Be(15m);
        preview.GetProperty("breakeven").GetDecimal().Should().Be(1.50m + (2 * preview.GetProperty("commission").GetDecimal() / 10));
        placed.Text("outcome").Should().Be("confirmed");
        placed.Text("orderRef").Should().Be(preview.Text("orderRef"));
        again.Message.Should().StartWith("token: must be the token of your own preview");
        (await OpenOrdersAsync()).Should().Be(orders + 1);
    }

    /// <summary>The multiplier of a combination is that of its legs: 2.00 for one spread of options is 200 in money.</summary>
    [Test]
    public async Task PreviewCombo_CallSpread_IsMoneyByItsLegs()
    {
        await _tools.DisposeAsync();
        _tools = await GatewayFixture.StartToolsAsync(policy: PolicyOptions.Unlimited);
        var legs = await CallSpreadAsync();

        var preview = await _tools.CallAsync("ibkr_preview_combo", $$"""{"legs":{{legs}},"action":"BUY","quantity":1,"limitPrice":2}""");
        var dear = await _tools.CallAsync("ibkr_preview_combo", $$"""{"legs":{{legs}},"action":"BUY","quantity":1,"limitPrice":4.99}""");

        var commission = preview.GetProperty("commission").GetDecimal();
        preview.GetProperty("notional").GetDecimal().Should().Be(200m);
        preview.GetProperty("notionalCurrency").GetString().Should().Be("USD");
        preview.GetProperty("breakeven").GetDecimal().Should().Be(2m + (2 * commission / 100)).And.BeLessThan(5m);
        preview.TryGetProperty("note", out _).Should().BeFalse();
        dear.GetProperty("notional").GetDecimal().Should().Be(499m);
        dear.TryGetProperty("breakeven", out _).Should().BeFalse("the spread is never worth more than 5");
        dear.GetProperty("note").GetString().Should().Contain("can only lose").And.Contain("between 0 and 5");
    }

    [Test]
    public async Task PreviewCombo_AndTheBuiltStrategy_Agree()
    {
        var built = await _tools.CallAsync("ibkr_build_option_strategy", """{"contract":"AAPL","strategy":"iron_condor","quantity":3,"minDte":20}""");
        var legs = string.Join(',', built.GetProperty("legs").EnumerateArray().Select(leg =>
            $$"""{"contract":"conid:{{leg.GetProperty("contract").GetProperty("conId")}}","action":"{{leg.GetProperty("action").GetString()}}"}"""));
        var net = Math.Round(built.GetProperty("netPrice").GetDecimal(), 2);

        var preview = await _tools.CallAsync(
            "ibkr_preview_combo",
            $$"""{"legs":[{{legs}}],"action":"BUY","quantity":3,"limitPrice":{{net.ToString(CultureInfo.InvariantCulture)}}}""");

        preview.GetProperty("notional").GetDecimal().Should().Be(net * 300);
        built.GetProperty("netCost").GetDecimal().Should().BeApproximately(net * 300, 1.5m);
    }

    [Test]
    public async Task PreviewCombo_PricesOfLegs_AreTheNetPrice()
    {
        var legs = (await CallSpreadAsync()).Replace("\"BUY\"", "\"BUY\",\"price\":3.5").Replace("\"SELL\"", "\"SELL\",\"price\":1.25");

        var preview = await _tools.CallAsync("ibkr_preview_combo", $$"""{"legs":{{legs}},"action":"BUY","quantity":2,"perLegPrices":true,"guaranteed":false}""");

        preview.GetProperty("price").GetDecimal().Should().Be(2.25m);
        preview.GetProperty("notional").GetDecimal().Should().Be(450m);
    }

    [Test]
    public async Task PreviewOrder_StopOrder_IsValuedAtItsTrigger()
    {
        var preview = await _tools.CallAsync(
            "ibkr_preview_order", """{"order":{"contract":"AAPL","action":"SELL","quantity":10,"orderType":"STP","stopPrice":1.50}}""");

        preview.GetProperty("price").GetDecimal().Should().Be(1.50m);
        preview.GetProperty("notional").GetDecimal().Should().Be(15m);
    }

    [Test]
    public async Task ConfirmOrder_AnotherCaller_IsRefused()
    {
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Buy}}}""");
        var thief = new RecordingContext { Who = new Caller("someone-else", "else", AccessScope.All) };

        var outcome = await _tools.Registry.Get("ibkr_confirm_order").InvokeAsync(
            JsonElement.Parse($$"""{"token":"{{preview.Text("token")}}"}"""), thief, CancellationToken.None);

        outcome.Error!.Message.Should().StartWith("token: must be the token of your own preview");
    }

    [Test]
    public async Task PlaceOrder_WithATokenOfAnotherOrder_SendsNothing()
    {
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Buy}}}""");
        var orders = await OpenOrdersAsync();

        var swapped = await _tools.FailAsync(
            "ibkr_place_order", $$"""{"contract":"AAPL","action":"BUY","quantity":1000,"orderType":"LMT","limitPrice":1.50,"previewToken":"{{preview.Text("token")}}"}""");

        swapped.Message.Should().StartWith("previewToken: must be the token of this order");
        (await OpenOrdersAsync()).Should().Be(orders);
    }

    [Test]
    public async Task PlaceOrder_WithItsToken_IsPlacedUnderThePreviewedReference()
    {
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Buy}}}""");

        var placed = await _tools.CallAsync("ibkr_place_order", Buy.Replace("}", $$""","previewToken":"{{preview.Text("token")}}"}"""));

        placed.Text("orderRef").Should().Be(preview.Text("orderRef"));
    }

    [Test]
    public async Task PreviewBasket_ThenPlace_TellsEachOrder()
    {
        var preview = await _tools.CallAsync("ibkr_preview_basket", """{"orders":[{"contract":"AAPL","action":"BUY","quantity":1},{"contract":"MSFT","action":"BUY","quantity":1}]}""");

        var placed = await _tools.CallAsync("ibkr_place_basket", $$"""{"token":"{{preview.Text("token")}}"}""");

        preview.GetProperty("count").GetInt32().Should().Be(2);
        placed.GetProperty("confirmed").GetInt32().Should().Be(2);
    }

    [TestCase("""{"order":{"contract":"AAPL","action":"BUY","quantity":10,"orderType":"LMT"}}""", "limitPrice")]
    [TestCase("""{"order":{"contract":"AAPL","action":"HOLD","quantity":10}}""", "action")]
    [TestCase("""{"order":{"contract":"AAPL","action":"BUY","quantity":10,"account":"DU9"}}""", "account")]
    [TestCase("""{"order":{"contract":"SPX","action":"BUY","quantity":10}}""", "contract")]
    public async Task CheckOrder_BrokenRule_NamesTheField(string arguments, string field) =>
        (await _tools.FailAsync("ibkr_check_order", arguments)).Message.Should().Contain(field + ":");

    /// <summary>Two calls of one day, 5 apart.</summary>
    private async Task<string> CallSpreadAsync()
    {
        var built = await _tools.CallAsync("ibkr_build_option_strategy", """{"contract":"AAPL","strategy":"vertical","minDte":20}""");
        var strike = built.GetProperty("legs")[0].GetProperty("contract").GetProperty("strike").GetDecimal();
        var day = built.GetProperty("expiration").GetString();
        return FormattableString.Invariant(
            $$"""[{"contract":"AAPL {{day}} {{strike}} C","action":"BUY"},{"contract":"AAPL {{day}} {{strike + 5}} C","action":"SELL"}]""");
    }

    private async Task<int> OpenOrdersAsync() => (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32();
}
