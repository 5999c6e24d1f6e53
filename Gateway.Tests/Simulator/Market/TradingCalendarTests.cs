using TwsSimulator.Market;

namespace Gateway.Tests.Simulator.Market;

[TestFixture]
[Category("Unit")]
public sealed class TradingCalendarTests
{
    private static readonly Dictionary<string, TradingCalendar> Calendars = new()
    {
        ["stocks"] = TradingCalendar.UsStocks,
        ["options"] = TradingCalendar.UsOptions,
        ["futures"] = TradingCalendar.UsFutures,
        ["forex"] = TradingCalendar.Forex,
        ["London"] = TradingCalendar.London,
        ["Xetra"] = TradingCalendar.Xetra,
        ["Tokyo"] = TradingCalendar.Tokyo,
    };

    [TestCase("stocks", "2026-11-30", "2026-11-30 09:00", "2026-12-01 01:00", TestName = "Stocks_OrdinaryDay")]
    [TestCase("stocks", "2026-11-27", "2026-11-27 09:00", "2026-11-27 22:00", TestName = "Stocks_HalfDay")]
    [TestCase("options", "2026-11-27", "2026-11-27 14:30", "2026-11-27 18:00", TestName = "Options_HalfDay")]
    [TestCase("futures", "2026-11-30", "2026-11-29 23:00", "2026-11-30 22:00", TestName = "Futures_FromTheEveningBefore")]
    [TestCase("futures", "2026-11-26", "2026-11-25 23:00", "2026-11-26 18:00", TestName = "Futures_Thanksgiving")]
    [TestCase("futures", "2026-03-09", "2026-03-08 22:00", "2026-03-09 21:00", TestName = "Futures_AfterTheChangeToSummerTime")]
    [TestCase("forex", "2026-11-30", "2026-11-29 22:15", "2026-11-30 22:00", TestName = "Forex_FromTheEveningBefore")]
    [TestCase("forex", "2026-11-02", "2026-11-01 22:15", "2026-11-02 22:00", TestName = "Forex_AfterTheChangeToWinterTime")]
    [TestCase("London", "2026-03-30", "2026-03-30 07:00", "2026-03-30 15:30", TestName = "London_Summer")]
    [TestCase("London", "2026-12-24", "2026-12-24 08:00", "2026-12-24 12:30", TestName = "London_HalfDay")]
    [TestCase("Xetra", "2026-10-26", "2026-10-26 08:00", "2026-10-26 16:30", TestName = "Xetra_Winter")]
    [TestCase("Tokyo", "2026-07-01", "2026-07-01 00:00", "2026-07-01 06:30", TestName = "Tokyo")]
    public void SessionOf_Day_HasTheExchangesHours(string calendar, string day, string start, string end)
    {
        var session = Calendars[calendar].SessionOf(DateOnly.Parse(day, CultureInfo.InvariantCulture), regularOnly: false);
        session.Start.Should().Be(Utc(start));
        session.End.Should().Be(Utc(end));
    }

    [TestCase("futures", "2026-11-30 22:59", "2026-11-30")]
    [TestCase("futures", "2026-11-30 23:00", "2026-12-01")]
    [TestCase("forex", "2026-11-30 22:15", "2026-12-01")]
    [TestCase("stocks", "2026-11-30 23:30", "2026-11-30")]
    public void SessionDayOf_Evening_IsTheNextDayOnceItsSessionHasBegun(string calendar, string time, string day) =>
        Calendars[calendar].SessionDayOf(Utc(time)).Should().Be(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [TestCase(2026, 3, 8, 10)]
    [TestCase(2026, 10, 25, 5)]
    [TestCase(2026, 11, 1, 4)]
    public void Zones_NearTheirChanges_AgreeWithTheSystems(int year, int month, int day, int hour)
    {
        foreach (var (zone, name) in new[]
        {
            (ExchangeZones.Eastern, "America/New_York"), (ExchangeZones.Central, "America/Chicago"), (ExchangeZones.London, "Europe/London"),
            (ExchangeZones.Frankfurt, "Europe/Berlin"), (ExchangeZones.Tokyo, "Asia/Tokyo"),
        })
        {
            for (var offset = -12; offset <= 12; offset++)
            {
                var time = new DateTimeOffset(year, month, day, hour, 30, 0, TimeSpan.Zero).AddHours(offset);
                zone.GetUtcOffset(time).Should().Be(TimeZoneInfo.FindSystemTimeZoneById(name).GetUtcOffset(time), $"{name} {time}");
            }
        }
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + " +00:00", CultureInfo.InvariantCulture);
}
