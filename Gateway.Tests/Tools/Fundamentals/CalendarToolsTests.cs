using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Fundamentals;

/// <summary>An empty list says what was searched, and where the next dates are.</summary>
[TestFixture]
public sealed class CalendarToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartExamplesAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [Test]
    public async Task GetEarningsCalendar_WithoutAWindow_SaysWhatWasSearched()
    {
        var answer = await _tools.DataAsync("ibkr_get_earnings_calendar", """{"contracts":["AAPL"]}""");

        answer.GetProperty("from").GetString().Should().Be("2026-09-14");
        answer.GetProperty("to").GetString().Should().Be("2026-10-14");
    }

    [Test]
    public async Task GetEarningsCalendar_NothingInTheWindow_NamesTheNextKnownDate()
    {
        var all = await _tools.DataAsync("ibkr_get_earnings_calendar", """{"contracts":["AAPL"],"from":"2026-09-14","to":"2027-09-01"}""");
        var first = all.GetProperty("earnings")[0].GetProperty("date").GetString()!;
        var before = DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-1);

        var answer = await _tools.DataAsync(
            "ibkr_get_earnings_calendar", $$"""{"contracts":["AAPL"],"from":"{{before:yyyyMMdd}}","to":"{{before:yyyyMMdd}}"}""");

        answer.GetProperty("count").GetInt32().Should().Be(0);
        answer.GetProperty("next")[0].GetProperty("date").GetString().Should().Be(first);
    }

    [TestCase("ibkr_get_executions", """{"symbol":"TLT"}""", "fills of TWS's present day, all accounts, symbol TLT; earlier days: ibkr_get_trade_history")]
    [TestCase("ibkr_get_completed_orders", "{}", "orders that ended on TWS's present day, all accounts; TWS keeps no earlier ones")]
    [TestCase("ibkr_get_open_orders", """{"allClients":false}""", "orders that work now, of this gateway only, all accounts")]
    public async Task Lists_ThatAreEmpty_SayWhatWasSearched(string tool, string arguments, string searched) =>
        (await _tools.DataAsync(tool, arguments)).GetProperty("searched").GetString().Should().Be(searched);
}
