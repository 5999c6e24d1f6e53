using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace TwsSimulator.Market;

/// <summary>The days of a year on which an exchange is closed or closes early, worked out from its rules.</summary>
/// <param name="ofYear">Each such day with the time of its close; <see cref="TimeSpan.Zero"/> when it does not open.</param>
internal sealed class ExchangeHolidays(Func<int, IEnumerable<(DateOnly Day, TimeSpan Close)>> ofYear)
{
    private static readonly TimeSpan Closed = TimeSpan.Zero;

    private readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, TimeSpan>> _years = new();

    public static ExchangeHolidays None { get; } = new(_ => []);

    /// <summary>New York: early closes at 13:00.</summary>
    public static ExchangeHolidays NewYork { get; } = new(NewYorkOf);

    /// <summary>CME Group, roughly: on American holidays trading halts at noon in Chicago; Good Friday, Christmas and New Year are closed.</summary>
    public static ExchangeHolidays Chicago { get; } = new(ChicagoOf);

    public static ExchangeHolidays London { get; } = new(LondonOf);

    /// <summary>Xetra, which closes at 14:00 on its last day of the year.</summary>
    public static ExchangeHolidays Frankfurt { get; } = new(FrankfurtOf);

    public static ExchangeHolidays Tokyo { get; } = new(year => JapaneseHolidays.Of(year).Select(Shut));

    /// <summary>Interbank trading.</summary>
    public static ExchangeHolidays Banks { get; } = new(year => [Shut(new(year, 1, 1)), Shut(new(year, 12, 25))]);

    /// <summary>Null for an ordinary day, <see cref="TimeSpan.Zero"/> for a closed one, else the time of the early close.</summary>
    public TimeSpan? CloseOf(DateOnly day) => _years
        .GetOrAdd(day.Year, static (year, make) => make(year).DistinctBy(one => one.Day).ToFrozenDictionary(one => one.Day, one => one.Close), ofYear)
        .TryGetValue(day, out var close) ? close : null;

    /// <summary>The first Sunday after the full moon of spring (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var days = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        return new DateOnly(year, days / 31, days % 31 + 1);
    }

    /// <summary>Such as the third Monday of January.</summary>
    public static DateOnly Nth(int year, int month, DayOfWeek weekday, int count)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (count - 1));
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var fifth = Nth(year, month, DayOfWeek.Monday, 5);
        return fifth.Month == month ? fifth : fifth.AddDays(-7);
    }

    private static IEnumerable<(DateOnly Day, TimeSpan Close)> NewYorkOf(int year) =>
    [
        .. Americans(year).Concat(AlwaysClosed(year)).Select(Observed).Select(Shut),
        .. year == 2025 ? [Shut(new(2025, 1, 9))] : Array.Empty<(DateOnly, TimeSpan)>(), // mourning for President Carter
        .. AmericanHalfDays(year).Select(day => (day, new TimeSpan(13, 0, 0))),
    ];

    private static IEnumerable<(DateOnly Day, TimeSpan Close)> ChicagoOf(int year) =>
    [
        .. AlwaysClosed(year).Select(Observed).Select(Shut),
        .. Americans(year).Select(Observed).Select(day => (day, new TimeSpan(12, 0, 0))),
        .. AmericanHalfDays(year).Select(day => (day, new TimeSpan(12, 15, 0))),
    ];

    private static DateOnly[] AlwaysClosed(int year) => [new(year, 1, 1), Easter(year).AddDays(-2), new(year, 12, 25)];

    /// <summary>American holidays on which futures trade in the morning.</summary>
    private static IEnumerable<DateOnly> Americans(int year) =>
    [
        Nth(year, 1, DayOfWeek.Monday, 3),
        Nth(year, 2, DayOfWeek.Monday, 3),
        LastMonday(year, 5),
        .. year >= 2022 ? [new DateOnly(year, 6, 19)] : Array.Empty<DateOnly>(),
        new(year, 7, 4),
        Nth(year, 9, DayOfWeek.Monday, 1),
        Nth(year, 11, DayOfWeek.Thursday, 4),
    ];

    /// <summary>The eves of Independence Day and Christmas, from Monday to Thursday, and the day after Thanksgiving.</summary>
    private static IEnumerable<DateOnly> AmericanHalfDays(int year) =>
        new DateOnly[] { new(year, 7, 3), new(year, 12, 24) }
            .Where(eve => eve.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday)
            .Append(Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(1));

    /// <summary>Holidays on a Saturday are kept on Friday, those on a Sunday on Monday; a New Year's Day on a Saturday is not kept.</summary>
    private static DateOnly Observed(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday when day is not { Month: 1, Day: 1 } => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static IEnumerable<(DateOnly Day, TimeSpan Close)> LondonOf(int year)
    {
        var newYear = new DateOnly(year, 1, 1);
        var christmas = new DateOnly(year, 12, 25);
        DateOnly[] days =
        [
            NextWeekday(newYear), Easter(year).AddDays(-2), Easter(year).AddDays(1), Nth(year, 5, DayOfWeek.Monday, 1), LastMonday(year, 5),
            LastMonday(year, 8), NextWeekday(christmas), NextWeekday(NextWeekday(christmas).AddDays(1)),
        ];
        return [.. days.Select(Shut), Early(christmas.AddDays(-1)), Early(new(year, 12, 31))];

        static (DateOnly, TimeSpan) Early(DateOnly eve) => (WeekdayBefore(eve), new TimeSpan(12, 30, 0));
    }

    private static IEnumerable<(DateOnly Day, TimeSpan Close)> FrankfurtOf(int year) =>
    [
        .. new DateOnly[]
        {
            new(year, 1, 1), Easter(year).AddDays(-2), Easter(year).AddDays(1), new(year, 5, 1), new(year, 12, 24), new(year, 12, 25),
            new(year, 12, 26), new(year, 12, 31),
        }.Select(Shut),
        (WeekdayBefore(new(year, 12, 30)), new TimeSpan(14, 0, 0)),
    ];

    private static (DateOnly Day, TimeSpan Close) Shut(DateOnly day) => (day, Closed);

    private static DateOnly NextWeekday(DateOnly day) => IsWeekend(day) ? NextWeekday(day.AddDays(1)) : day;

    private static DateOnly WeekdayBefore(DateOnly day) => IsWeekend(day) ? WeekdayBefore(day.AddDays(-1)) : day;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
