using FsCheck;
using FsCheck.Fluent;
using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
[Parallelizable]
public sealed class MomentTextTests
{
    private static readonly string[] Forms =
        ["yyyyMMdd-HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyyMMdd HH:mm:ss 'UTC'", "d MMM yyyy HH:mm:ss '+00:00'", "MMMM d, yyyy h:mm:ss tt 'GMT'"];

    private static readonly DateOnly Day = new(2026, 12, 1);

    [TestCase("2026-12-01")]
    [TestCase("20261201")]
    [TestCase("2026/12/01")]
    [TestCase("2026.12.1")]
    [TestCase("1 Dec 2026")]
    [TestCase("1-Dec-2026")]
    [TestCase("01DEC2026")]
    [TestCase("December 1, 2026")]
    [TestCase("Dec 1st, 2026")]
    [TestCase("  2026-12-01  ")]
    public void Parse_ADay_IsTheDayAlone(string text)
    {
        MomentText.Parse(text).Should().Be(new MomentText(Day, null, null, null));
        MomentText.ParseDay(text).Should().Be(Day);
    }

    [TestCase("2026-12-01 16:00:00", "16:00:00", null, null)]
    [TestCase("2026-12-01T16:00", "16:00:00", null, null)]
    [TestCase("20261201 16:00:00", "16:00:00", null, null)]
    [TestCase("2026-12-01, 4 pm", "16:00:00", null, null)]
    [TestCase("2026-12-01 4:30pm", "16:30:00", null, null)]
    [TestCase("2026-12-01 12:00 am", "00:00:00", null, null)]
    [TestCase("Dec 1, 2026 at 9:30", "09:30:00", null, null)]
    [TestCase("2026-12-01 24:00", "1.00:00:00", null, null)]
    [TestCase("2026-12-01T16:00:00.250Z", "16:00:00.250", "00:00", null)]
    [TestCase("2026-12-01T16:00:00Z", "16:00:00", "00:00", null)]
    [TestCase("2026-12-01 16:00 UTC", "16:00:00", "00:00", null)]
    [TestCase("2026-12-01T16:00:00-05:00", "16:00:00", "-05:00", null)]
    [TestCase("2026-12-01T16:00:00+0530", "16:00:00", "05:30", null)]
    [TestCase("2026-12-01T16:00:00+01", "16:00:00", "01:00", null)]
    [TestCase("2026-12-01 16:00 UTC+1", "16:00:00", "01:00", null)]
    [TestCase("2026-12-01T16:00:00-05:00[America/New_York]", "16:00:00", "-05:00", null)]
    [TestCase("20261201-16:00:00", "16:00:00", "00:00", null)]
    [TestCase("20261201 16:00:00 US/Eastern", "16:00:00", null, "US/Eastern")]
    [TestCase("20261201  16:00:00  US/Eastern", "16:00:00", null, "US/Eastern")]
    [TestCase("2026-12-01 16:00 America/New_York", "16:00:00", null, "America/New_York")]
    [TestCase("2026-12-01 4pm ET", "16:00:00", null, "ET")]
    [TestCase("2026-12-01 16:00:00 Eastern Standard Time", "16:00:00", null, "Eastern Standard Time")]
    public void Parse_AMoment_HasItsParts(string text, string time, string? offset, string? zone)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        MomentText.Parse(text).Should().Be(new MomentText(
            Day, TimeSpan.Parse(time, invariant), offset is null ? null : TimeSpan.Parse(offset, invariant), zone));
    }

    [TestCase("1796140800")]
    [TestCase("1796140800000")]
    public void Parse_SecondsAndMilliseconds_AreUtc(string text) =>
        MomentText.Parse(text).Should().Be(new MomentText(Day, TimeSpan.FromHours(16), TimeSpan.Zero, null));

    [TestCase("01/12/2026", "a date with the year first: '01/12/2026' can mean 2026-12-01 or 2026-01-12; write one of them")]
    [TestCase("1.12.26 16:00", "a date with the year first: '1.12.26' can mean 2026-12-01 or 2026-01-12; write one of them")]
    [TestCase("12/31/2026", "a date with the year first: write 2026-12-31 for '12/31/2026'")]
    [TestCase("31-12-2026", "a date with the year first: write 2026-12-31 for '31-12-2026'")]
    [TestCase("01/01/2026", "a date with the year first: write 2026-01-01 for '01/01/2026'")]
    [TestCase("99/99/2026", "a date with the year first, such as 2026-12-01")]
    [TestCase("2026-02-30", "a day of the calendar, such as 2026-12-01; 2026-02-30 is none")]
    [TestCase("20261301", "a day of the calendar, such as 2026-12-01; 2026-13-01 is none")]
    [TestCase("2026-12-01 25:00", "a time of day from 00:00 to 24:00, such as 2026-12-01 16:00")]
    [TestCase("2026-12-01 13 pm", "a time of day from 00:00 to 24:00, such as 2026-12-01 16:00")]
    [TestCase("2026-12-01T16:00:00+15:00", "an offset from -14:00 to +14:00, such as 2026-12-01T16:00:00-05:00")]
    [TestCase("", MomentText.Rule)]
    [TestCase("soon", MomentText.Rule)]
    [TestCase("16:00", MomentText.Rule)]
    [TestCase("2026-12", MomentText.Rule)]
    [TestCase("2026-12-01-16:00:00", MomentText.Rule)]
    [TestCase("2026-12-01 US/Eastern", MomentText.Rule)]
    [TestCase("20261201-16:00:00 US/Eastern", MomentText.Rule)]
    public void Parse_WhatIsNoMomentOrUnclear_SaysWhy(string text, string message) =>
        FluentActions.Invoking(() => MomentText.Parse(text)).Should().Throw<FormatException>().WithMessage(message);

    [TestCase("2026-12-01 16:00", "a day such as 2026-12-01 or 20261201, without a time")]
    [TestCase("soon", MomentText.DayRule)]
    public void ParseDay_WhatIsNoDay_SaysWhy(string text, string message) =>
        FluentActions.Invoking(() => MomentText.ParseDay(text)).Should().Throw<FormatException>().WithMessage(message);

    /// <summary>Every form of a moment is read as the same moment.</summary>
    [Test]
    public void Parse_AnyMomentInAnyForm_IsThatMoment() =>
        Prop.ForAll<uint>(seconds =>
        {
            var moment = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds % 3_000_000_000);
            var expected = new MomentText(DateOnly.FromDateTime(moment), moment.TimeOfDay, TimeSpan.Zero, null);
            return Forms.All(form => MomentText.Parse(moment.ToString(form, System.Globalization.CultureInfo.InvariantCulture)) == expected);
        }).QuickCheckThrowOnFailure();
}
