using FsCheck;
using FsCheck.Fluent;
using Gateway.Text;

namespace Gateway.Tests.Text;

/// <summary>The zones of exchanges, on the days when their clocks change.</summary>
[TestFixture]
[Parallelizable]
public sealed class LocalTimeTests
{
    private static readonly string[] Zones =
    [
        "America/New_York", "America/Chicago", "America/Toronto", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "Europe/Paris",
        "Europe/Zurich", "Asia/Tokyo", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Kolkata", "Australia/Sydney", "UTC",
    ];

    [TestCase("America/New_York", "2026-07-01 16:00:00", "2026-07-01T20:00:00Z")]
    [TestCase("America/New_York", "2026-12-01 16:00:00", "2026-12-01T21:00:00Z")]
    [TestCase("America/Chicago", "2026-12-01 16:00:00", "2026-12-01T22:00:00Z")]
    [TestCase("Europe/London", "2026-12-01 16:00:00", "2026-12-01T16:00:00Z")]
    [TestCase("Europe/Berlin", "2026-12-01 16:00:00", "2026-12-01T15:00:00Z")]
    [TestCase("Asia/Tokyo", "2026-12-01 15:00:00", "2026-12-01T06:00:00Z")]
    [TestCase("Asia/Hong_Kong", "2026-12-01 16:00:00", "2026-12-01T08:00:00Z")]
    [TestCase("Australia/Sydney", "2026-12-01 16:00:00", "2026-12-01T05:00:00Z")]
    public void At_OrdinaryTimes_AreThoseOfTheZone(string zone, string local, string utc) => At(zone, local).Should().Be(Utc(utc));

    [TestCase("America/New_York", "2027-03-14 02:30:00", "from 02:00 to 03:00 on 2027-03-14, which skips 02:30")]
    [TestCase("America/Chicago", "2027-03-14 02:00:00", "from 02:00 to 03:00 on 2027-03-14, which skips 02:00")]
    [TestCase("Europe/London", "2027-03-28 01:30:00", "from 01:00 to 02:00 on 2027-03-28, which skips 01:30")]
    [TestCase("Europe/Berlin", "2027-03-28 02:59:59", "from 02:00 to 03:00 on 2027-03-28, which skips 02:59")]
    [TestCase("Australia/Sydney", "2026-10-04 02:15:00", "from 02:00 to 03:00 on 2026-10-04, which skips 02:15")]
    public void At_TimesThatTheClocksSkip_AreRefused(string zone, string local, string message) =>
        FluentActions.Invoking(() => At(zone, local)).Should().Throw<FormatException>().WithMessage($"*in {zone} they go {message}");

    [TestCase("America/New_York", "2026-11-01 01:30:00", "2026-11-01T05:30:00Z")]
    [TestCase("America/Chicago", "2026-11-01 01:30:00", "2026-11-01T06:30:00Z")]
    [TestCase("Europe/London", "2026-10-25 01:30:00", "2026-10-25T00:30:00Z")]
    [TestCase("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25T00:30:00Z")]
    [TestCase("Australia/Sydney", "2027-04-04 02:30:00", "2027-04-03T15:30:00Z")]
    public void At_TimesThatTheClocksShowTwice_AreTheFirst(string zone, string local, string utc) => At(zone, local).Should().Be(Utc(utc));

    [TestCase("America/New_York", "2027-03-14", "2027-03-14T05:00:00Z", "2027-03-15T03:59:59Z")]
    [TestCase("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z")]
    [TestCase("Europe/London", "2027-03-28", "2027-03-28T00:00:00Z", "2027-03-28T22:59:59Z")]
    [TestCase("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z")]
    [TestCase("Asia/Tokyo", "2026-12-01", "2026-11-30T15:00:00Z", "2026-12-01T14:59:59Z")]
    public void BeginOfAndEndOf_DaysWhenTheClocksChange_AreTheWholeDay(string zone, string day, string begin, string end)
    {
        LocalTime.BeginOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Zone(zone)).Should().Be(Utc(begin));
        LocalTime.EndOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Zone(zone)).Should().Be(Utc(end));
    }

    /// <summary>Midnight of Santiago is skipped when summer begins: the day begins at one.</summary>
    [Test]
    public void BeginOf_ADayWithoutMidnight_IsItsFirstTime()
    {
        var begin = LocalTime.BeginOf(new DateOnly(2026, 9, 6), Zone("America/Santiago"));

        begin.TimeOfDay.Should().Be(TimeSpan.FromHours(1));
    }

    [Test]
    public void Show_ATimeThatTheClocksShowTwice_HasItsOffset()
    {
        var zone = Zone("America/New_York");

        LocalTime.Show(Utc("2026-12-01T21:00:00Z"), zone, "US/Eastern").Should().Be("2026-12-01 16:00:00 US/Eastern");
        LocalTime.Show(Utc("2026-11-01T05:30:00Z"), zone, "US/Eastern").Should().Be("2026-11-01T01:30:00-04:00");
        LocalTime.Show(Utc("2026-11-01T06:30:00Z"), zone, "US/Eastern").Should().Be("2026-11-01T01:30:00-05:00");
    }

    /// <summary>Whatever is shown of a moment, in any zone, is read back as that moment.</summary>
    [Test]
    public void Show_AnyMomentOfAnyZone_IsReadBack() =>
        Prop.ForAll<uint, byte>((seconds, which) =>
        {
            var name = Zones[which % Zones.Length];
            var moment = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + (seconds % 300_000_000));
            return MomentText.Parse(LocalTime.Show(moment, Zone(name), name)).At(Zone(name)) == moment;
        }).QuickCheckThrowOnFailure();

    /// <summary>Every second of a year's changes of clocks belongs to one day of the zone: where a day ends the next begins.</summary>
    [Test]
    public void BeginOf_EveryDayOfEveryZone_FollowsTheEndOfTheDayBefore()
    {
        foreach (var zone in Zones.Select(Zone))
        {
            for (var day = new DateOnly(2026, 1, 1); day.Year < 2028; day = day.AddDays(1))
                LocalTime.BeginOf(day.AddDays(1), zone).Should().Be(LocalTime.EndOf(day, zone).AddSeconds(1));
        }
    }

    private static DateTimeOffset At(string zone, string local) =>
        LocalTime.At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Zone(zone));

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
