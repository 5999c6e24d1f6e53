using Gateway.Tws.Resilience;

namespace Gateway.Tests.Resilience;

[TestFixture]
public sealed class DailyRestartTests
{
    private static readonly DailyRestart NewYork = DailyRestart.Parse("23:45 America/New_York")!;

    /// <summary>23:45 in New York on 5 January 2026.</summary>
    private static readonly DateTimeOffset Restart = new(2026, 1, 6, 4, 45, 0, TimeSpan.Zero);

    [TestCase(-31, false)]
    [TestCase(-30, true)]
    [TestCase(0, true)]
    [TestCase(59, true)]
    [TestCase(60, false)]
    public void Near_AroundTheRestart_IsFromHalfAMinuteBefore(int seconds, bool near)
    {
        var found = NewYork.Near(Restart.AddSeconds(seconds), Restart.AddHours(-20));

        found.Should().Be(near ? Restart : null);
    }

    [Test]
    public void Near_SessionBeganAfterIt_IsOver() => NewYork.Near(Restart.AddSeconds(40), Restart.AddSeconds(30)).Should().BeNull();

    [Test]
    public void Near_JustAfterMidnight_IsOfTheDayBefore()
    {
        var midnight = DailyRestart.Parse("00:00 UTC")!;

        midnight.Near(new DateTimeOffset(2026, 1, 5, 23, 59, 45, TimeSpan.Zero), null).Should().Be(new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero));
    }

    [TestCase("23:45 America/New_York", 23)]
    [TestCase("9:05 UTC", 9)]
    [TestCase("07:00", 7)]
    public void Parse_TimeAndZone_AreRead(string text, int hour) => DailyRestart.Parse(text)!.At.Hour.Should().Be(hour);

    [TestCase("")]
    [TestCase("25:00 UTC")]
    [TestCase("23:45 Atlantis/City")]
    [TestCase("tonight")]
    public void Parse_Nonsense_IsNull(string text) => DailyRestart.Parse(text).Should().BeNull();
}
