using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Quotes;

/// <summary>An account without live data: every answer made of market data says so.</summary>
[TestFixture]
public sealed class DelayedDataTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _tools = await GatewayFixture.StartToolsAsync(change: options => options with { LiveDataPermission = false });
        // What TWS sends of the quotes tells what it may show of the past.
        await _tools.CallAsync("ibkr_get_quote", """{"contract":"AAPL"}""");
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("ibkr_get_historical_data", """{"contract":"AAPL","limit":1}""")]
    [TestCase("ibkr_get_historical_ticks", """{"contract":"AAPL","count":2}""")]
    [TestCase("ibkr_get_tick_by_tick_data", """{"contract":"AAPL","numberOfTicks":2}""")]
    [TestCase("ibkr_get_histogram_data", """{"contract":"AAPL","limit":1}""")]
    [TestCase("ibkr_get_technical", """{"contract":"AAPL","indicators":["sma:20"]}""")]
    [TestCase("ibkr_get_short_availability", """{"contracts":["AAPL"]}""")]
    [TestCase("ibkr_get_fx_rate", """{"from":"USD","to":"EUR"}""")]
    [TestCase("ibkr_get_option_chain", """{"symbol":"AAPL","strikesAround":1}""")]
    [TestCase("ibkr_build_option_strategy", """{"symbol":"AAPL","strategy":"straddle"}""")]
    [TestCase("ibkr_run_market_scanner", """{"scanCode":"TOP_PERC_GAIN","withQuotes":true,"numberOfRows":1}""")]
    [TestCase("ibkr_get_portfolio_greeks", "{}")]
    [TestCase("ibkr_get_portfolio_risk", "{}")]
    public async Task Answer_OfMarketData_SaysThatItIsDelayedAndOfWhen(string tool, string arguments)
    {
        var told = Labels(await _tools.CallAsync(tool, arguments)).ToList();

        told.Where(label => label.Name == "dataType").Select(label => label.Text).Should().NotBeEmpty().And.OnlyContain(text => text == "delayed");
        told.Should().Contain(label => label.Name == "asOf");
    }

    /// <summary>TWS has delayed ticks of quotes only: what says live has to be.</summary>
    [TestCase("ibkr_get_market_depth", """{"contract":"AAPL"}""", "354")]
    [TestCase("ibkr_get_realtime_bars", """{"contract":"AAPL","seconds":5}""", "420")]
    public async Task LiveOrNothing_WithoutLiveData_IsRefusedByTws(string tool, string arguments, string code) =>
        (await _tools.FailAsync(tool, arguments)).Code.Should().Be(code);

    private static IEnumerable<(string Name, string? Text)> Labels(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => property.Name is "dataType" or "asOf"
            ? [(property.Name, property.Value.GetString())]
            : Labels(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Labels),
        _ => [],
    };
}
