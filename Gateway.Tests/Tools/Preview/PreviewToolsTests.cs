using Gateway.Access;
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
        again.Message.Should().StartWith("token: must be the token of a preview of yours");
        (await OpenOrdersAsync()).Should().Be(orders + 1);
    }

    [Test]
    public async Task ConfirmOrder_AnotherCaller_IsRefused()
    {
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Buy}}}""");
        var thief = new RecordingContext { Who = new Caller("someone-else", "else", AccessScope.All) };

        var outcome = await _tools.Registry.Get("ibkr_confirm_order").InvokeAsync(
            JsonElement.Parse($$"""{"token":"{{preview.Text("token")}}"}"""), thief, CancellationToken.None);

        outcome.Error!.Message.Should().StartWith("token: must be the token of a preview of yours");
    }

    [Test]
    public async Task PlaceOrder_WithATokenOfAnotherOrder_SendsNothing()
    {
        var preview = await _tools.CallAsync("ibkr_preview_order", $$"""{"order":{{Buy}}}""");
        var orders = await OpenOrdersAsync();

        var swapped = await _tools.FailAsync(
            "ibkr_place_order", $$"""{"contract":"AAPL","action":"BUY","quantity":1000,"orderType":"LMT","limitPrice":1.50,"previewToken":"{{preview.Text("token")}}"}""");

        swapped.Message.Should().StartWith("previewToken: must be of this very order");
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

    private async Task<int> OpenOrdersAsync() => (await _tools.CallAsync("ibkr_get_open_orders")).GetProperty("count").GetInt32();
}
