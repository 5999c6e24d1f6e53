using TwsSimulator.Market;

namespace Gateway.Tests.Simulator.Market;

[TestFixture]
[Category("Unit")]
public sealed class ExchangeHolidaysTests
{
    /// <summary>As the New York Stock Exchange publishes them.</summary>
    [TestCase(2025, "0101 0109 0120 0217 0418 0526 0619 0704 0901 1127 1225", "0703 1128 1224")]
    [TestCase(2026, "0101 0119 0216 0403 0525 0619 0703 0907 1126 1225", "1127 1224")]
    [TestCase(2027, "0101 0118 0215 0326 0531 0618 0705 0906 1125 1224", "1126")]
    public void NewYork_Year_HasItsHolidaysAndHalfDays(int year, string closed, string early)
    {
        Days(ExchangeHolidays.NewYork, year, TimeSpan.Zero).Should().Be(closed);
        Days(ExchangeHolidays.NewYork, year, new TimeSpan(13, 0, 0)).Should().Be(early);
    }

    [TestCase(2026, "0101 0403 0406 0504 0525 0831 1225 1228", "1224 1231")]
    [TestCase(2027, "0101 0326 0329 0503 0531 0830 1227 1228", "1224 1231")]
    public void London_Year_HasItsHolidaysAndHalfDays(int year, string closed, string early)
    {
        Days(ExchangeHolidays.London, year, TimeSpan.Zero).Should().Be(closed);
        Days(ExchangeHolidays.London, year, new TimeSpan(12, 30, 0)).Should().Be(early);
    }

    [Test]
    public void Frankfurt_2026_HasItsHolidays() =>
        Days(ExchangeHolidays.Frankfurt, 2026, TimeSpan.Zero).Should().Be("0101 0403 0406 0501 1224 1225 1231");

    [Test]
    public void Tokyo_2026_HasItsHolidays() =>
        Days(ExchangeHolidays.Tokyo, 2026, TimeSpan.Zero)
            .Should().Be("0101 0102 0112 0211 0223 0320 0429 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123 1231");

    [Test]
    public void Chicago_2026_TradesInTheMorningOfAmericanHolidays()
    {
        Days(ExchangeHolidays.Chicago, 2026, TimeSpan.Zero).Should().Be("0101 0403 1225");
        Days(ExchangeHolidays.Chicago, 2026, new TimeSpan(12, 0, 0)).Should().Be("0119 0216 0525 0619 0703 0907 1126");
    }

    private static string Days(ExchangeHolidays holidays, int year, TimeSpan close) => string.Join(
        ' ',
        Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => day.Year == year && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && holidays.CloseOf(day) == close)
            .Select(day => day.ToString("MMdd", CultureInfo.InvariantCulture)));
}
