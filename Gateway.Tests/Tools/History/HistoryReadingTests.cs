using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.History;

/// <summary>Durations, bar sizes and days as people write them, in every tool that takes them.</summary>
[TestFixture]
public sealed class HistoryReadingTests
{
    private GatewayFixture _tools = null!;

    [SetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [TearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    /// <summary>A day as the end is the whole day, and both ends are shown by the exchange's clock.</summary>
    [Test]
    public async Task HistoricalData_FromADayToADay_HasBothDays()
    {
        var month = await _tools.CallAsync("ibkr_get_historical_data", """{"contract":"AAPL","barSize":"daily","duration":"1 month"}""");
        var known = Days(month);
        var (start, end) = (known[^8], known[^3]);

        var bars = await _tools.CallAsync(
            "ibkr_get_historical_data",
            $$"""{"contract":"AAPL","barSize":"daily","startDateTime":"{{start}}","endDateTime":"{{end.Replace("-", "")}}"}""");

        Days(bars).Should().Equal(known[^8..^2]);
        bars.GetProperty("endDateTime").GetString().Should().Be($"{end} 23:59:59 US/Eastern");
        bars.GetProperty("startDateTime").GetString().Should().Be($"{start} 00:00:00 US/Eastern");
    }

    [TestCase("ibkr_get_historical_data", """{"contract":"AAPL","duration":"2 weeks","barSize":"2 hours","whatToShow":"trade"}""")]
    [TestCase("ibkr_get_historical_data", """{"contract":"AAPL","duration":"YTD","barSize":"weekly"}""")]
    [TestCase("ibkr_get_technical", """{"contract":"AAPL","duration":"1 year","barSize":"daily","indicators":["sma:20"]}""")]
    [TestCase("ibkr_get_histogram_data", """{"contract":"AAPL","duration":"one week"}""")]
    [TestCase("ibkr_get_option_chain", """{"contract":"AAPL","expiration":"2026-12","right":"call","strikesAround":2}""")]
    public async Task Tools_WordsOfPeople_AreUnderstood(string tool, string arguments) => await _tools.CallAsync(tool, arguments);

    [TestCase("ibkr_get_historical_data", """{"contract":"AAPL","endDateTime":"01/12/2026"}""", "endDateTime: must be a date with the year first*")]
    [TestCase("ibkr_get_historical_ticks", """{"contract":"AAPL","end":"12/31/2026"}""", "end: must be a date with the year first: write 2026-12-31*")]
    [TestCase("ibkr_get_news_articles", """{"contract":"AAPL","startDateTime":"soon"}""", "startDateTime: must be a date and time such as*")]
    [TestCase("ibkr_get_earnings_calendar", """{"contracts":["AAPL"],"from":"31.12.2026"}""", "from: must be a date with the year first*")]
    [TestCase("ibkr_get_option_chain", """{"contract":"AAPL","expiration":"next Friday"}""", "expiration: must be an expiration such as*")]
    [TestCase("ibkr_get_trade_history", """{"from":"1/2/26"}""", "from: must be a date with the year first*")]
    [TestCase("ibkr_get_executions", """{"since":"1/2/2026"}""", "since: must be a date with the year first*")]
    public async Task Tools_UnclearDays_AreRefusedByName(string tool, string arguments, string message) =>
        (await _tools.FailAsync(tool, arguments)).Message.Should().Match(message);

    /// <summary>Forex has no trades: what comes are midpoints, and the answer says so.</summary>
    [Test]
    public async Task TickByTick_OfForex_SaysMidpoint()
    {
        var ticks = await _tools.CallAsync("ibkr_get_tick_by_tick_data", """{"contract":"EUR.USD","tickType":"Last","numberOfTicks":3}""");

        ticks.GetProperty("tickType").GetString().Should().Be("MidPoint");
    }

    private static List<string> Days(System.Text.Json.JsonElement answer) =>
        [.. answer.GetProperty("bars").EnumerateArray().Select(bar => bar.GetProperty("date").GetString()!)];
}
