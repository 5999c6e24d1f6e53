using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>Arguments by the names that other programs give them: the error says which is meant.</summary>
[TestFixture]
public sealed class GatewayNamesTests
{
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions { Listens = false });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCase("ibkr_place_order", "side", "action")]
    [TestCase("ibkr_place_order", "Side", "action")]
    [TestCase("ibkr_place_order", "qty", "quantity")]
    [TestCase("ibkr_place_order", "shares", "quantity")]
    [TestCase("ibkr_place_order", "price", "limitPrice")]
    [TestCase("ibkr_place_order", "lmt_price", "limitPrice")]
    [TestCase("ibkr_place_order", "time_in_force", "tif")]
    [TestCase("ibkr_place_order", "client_order_id", "orderRef")]
    [TestCase("ibkr_place_order", "type", "secType or orderType")]
    [TestCase("ibkr_place_order", "expiry", "expiration")]
    [TestCase("ibkr_preview_order", "side", "action")]
    [TestCase("ibkr_preview_order", "qty", "quantity")]
    [TestCase("ibkr_get_quote", "ticker", "symbol")]
    [TestCase("ibkr_get_quote", "expiry", "expiration")]
    [TestCase("ibkr_get_quote", "tickers", "contracts")]
    [TestCase("ibkr_get_historical_data", "interval", "barSize")]
    [TestCase("ibkr_get_historical_data", "period", "duration")]
    [TestCase("ibkr_get_historical_data", "barsize_setting", "barSize")]
    [TestCase("ibkr_search_symbols", "query", "pattern")]
    [TestCase("ibkr_get_positions", "accountId", "account")]
    [TestCase("ibkr_cancel_order", "id", "orderId")]
    public async Task Call_ForeignName_IsToldTheOneThatIsMeant(string tool, string name, string meant)
    {
        var error = await _gateway.FailAsync(tool, $$"""{"{{name}}":"1"}""");

        error.Message.Split('\n').Should().Contain(line => line.StartsWith($"{name}: is unknown; did you mean {meant}?; example: ", StringComparison.Ordinal));
    }

    [Test]
    public async Task Call_NameOfNothing_IsNotAnsweredWithAllNames()
    {
        var error = await _gateway.FailAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","zzzzzz":1}""");

        error.Message.Should().MatchRegex(@"^zzzzzz: is unknown; the input schema lists the \d+ arguments, such as action, .*; example: action$");
    }

    [Test]
    public void All_EveryArgument_BelongsToATool()
    {
        var known = _gateway.Registry.Tools.SelectMany(tool => tool.Schemas.Arguments.GetProperty("properties").EnumerateObject().Select(one => one.Name))
            .ToHashSet();

        new GatewayNames().All.Select(row => row.Argument).Where(argument => !known.Contains(argument)).Should().BeEmpty();
        new GatewayNames().All.Select(row => row.Argument).Should().OnlyHaveUniqueItems();
    }
}
