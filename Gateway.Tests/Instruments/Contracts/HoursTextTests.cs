using Gateway.Instruments.Contracts;
using Gateway.Tools.Contracts;

namespace Gateway.Tests.Instruments.Contracts;

[TestFixture]
public sealed class HoursTextTests
{
    [Test]
    public void Parse_DaysAndClosedDays_AreReadInUtc()
    {
        var hours = HoursText.Parse("20260914:0400-20260914:2000;20260919:CLOSED;20260915:0400-20260915:2000", "US/Eastern")!;

        hours.Sessions.Should().Equal(
            new TradingSession(new DateOnly(2026, 9, 14), Utc(14, 8), Utc(15, 0)),
            new TradingSession(new DateOnly(2026, 9, 15), Utc(15, 8), Utc(16, 0)));
        hours.ClosedDays.Should().Equal(new DateOnly(2026, 9, 19));
    }

    [Test]
    public void Parse_FutureFromTheEveningBefore_BelongsToTheDayOfItsEnd()
    {
        var hours = HoursText.Parse("20260913:1700-20260914:1600", "US/Central")!;

        hours.Sessions.Should().Equal(new TradingSession(new DateOnly(2026, 9, 14), Utc(13, 22), Utc(14, 21)));
    }

    [Test]
    public void Parse_OldFormWithPauses_HasOneSessionAStretch()
    {
        var hours = HoursText.Parse("20260914:0900-1130,1230-1500", "Asia/Tokyo")!;

        hours.Sessions.Should().Equal(
            new TradingSession(new DateOnly(2026, 9, 14), Utc(14, 0), Utc(14, 2).AddMinutes(30)),
            new TradingSession(new DateOnly(2026, 9, 14), Utc(14, 3).AddMinutes(30), Utc(14, 6)));
    }

    [TestCase("20260914:0000-20260915:0000")]
    [TestCase("20260914:0000-20260914:2400")]
    [TestCase("20260914:0000-2400")]
    public void Parse_WholeDay_EndsAtMidnightOfTheSameTradingDay(string text) =>
        HoursText.Parse(text, "UTC")!.Sessions.Should().Equal(new TradingSession(new DateOnly(2026, 9, 14), Utc(14, 0), Utc(15, 0)));

    [TestCase("", "US/Eastern")]
    [TestCase("soon", "US/Eastern")]
    [TestCase("20260914:2500-20260914:2600", "US/Eastern")]
    [TestCase("20260914:0400-20260914:2000", "Mars/Olympus")]
    public void Parse_Unreadable_IsNull(string text, string zone) => HoursText.Parse(text, zone).Should().BeNull();

    [Test]
    public void Open_InEveryPhase_SaysWhatComesNext()
    {
        var total = HoursText.Parse("20260914:0400-20260914:2000;20260915:0400-20260915:2000", "US/Eastern")!;
        var liquid = HoursText.Parse("20260914:0930-20260914:1600;20260915:0930-20260915:1600", "US/Eastern")!;

        At(Utc(14, 9)).Should().BeEquivalentTo(new
        {
            IsOpen = true,
            Session = MarketPhase.Extended,
            ClosesAt = Utc(15, 0),
            NextOpen = Utc(15, 8),
            NextLiquidOpen = Utc(14, 13).AddMinutes(30),
            NextLiquidClose = Utc(14, 20),
        });
        At(Utc(14, 15)).Should().BeEquivalentTo(new { IsOpen = true, Session = MarketPhase.Liquid, ClosesAt = Utc(15, 0), NextLiquidClose = Utc(14, 20) });
        At(Utc(15, 1)).Should().BeEquivalentTo(new { IsOpen = false, Session = MarketPhase.Closed, ClosesAt = (DateTimeOffset?)null, NextOpen = Utc(15, 8) });
        At(Utc(17, 0)).Should().BeEquivalentTo(new { IsOpen = false, NextOpen = (DateTimeOffset?)null });

        OpenResult At(DateTimeOffset now) => OpenResult.Of(new ContractInfo(), "US/Eastern", total, liquid, now);
    }

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 9, day, hour, 0, 0, TimeSpan.Zero);
}
