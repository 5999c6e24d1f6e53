namespace TwsSimulator.Market;

/// <summary>The days on which Tokyo's exchange does not open, weekends apart.</summary>
internal static class JapaneseHolidays
{
    public static IEnumerable<DateOnly> Of(int year)
    {
        var national = National(year).ToHashSet();
        // A holiday on a Sunday moves to the next day that is none; a day between two holidays is one, too.
        foreach (var sunday in national.Where(day => day.DayOfWeek == DayOfWeek.Sunday).ToList())
        {
            var day = sunday.AddDays(1);
            while (national.Contains(day))
                day = day.AddDays(1);
            national.Add(day);
        }
        foreach (var day in national.ToList())
        {
            if (national.Contains(day.AddDays(2)))
                national.Add(day.AddDays(1));
        }
        return [.. national, new(year, 1, 2), new(year, 1, 3), new(year, 12, 31)];
    }

    private static IEnumerable<DateOnly> National(int year) =>
    [
        new(year, 1, 1),
        ExchangeHolidays.Nth(year, 1, DayOfWeek.Monday, 2),
        new(year, 2, 11),
        new(year, 2, 23),
        new(year, 3, Equinox(year, 20.8431)),
        new(year, 4, 29),
        new(year, 5, 3),
        new(year, 5, 4),
        new(year, 5, 5),
        ExchangeHolidays.Nth(year, 7, DayOfWeek.Monday, 3),
        new(year, 8, 11),
        ExchangeHolidays.Nth(year, 9, DayOfWeek.Monday, 3),
        new(year, 9, Equinox(year, 23.2488)),
        ExchangeHolidays.Nth(year, 10, DayOfWeek.Monday, 2),
        new(year, 11, 3),
        new(year, 11, 23),
    ];

    /// <summary>The usual approximation, which holds from 1980 to 2099.</summary>
    private static int Equinox(int year, double in1980) => (int)(in1980 + 0.242194 * (year - 1980) - (year - 1980) / 4);
}
