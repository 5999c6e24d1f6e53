namespace TwsSimulator.Handlers.History;

/// <summary>How far back a request reaches: <c>1800 S</c>, <c>5 D</c>, <c>2 W</c>, <c>6 M</c>, <c>1 Y</c>.</summary>
internal readonly record struct HistoryDuration(int Amount, char Unit)
{
    /// <summary>Null when the text is no duration; a number alone means seconds.</summary>
    public static HistoryDuration? Parse(string text)
    {
        var parts = text.Split(' ');
        return parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0
            && (parts.Length == 1 ? "S" : parts[1]) is ("S" or "D" or "W" or "M" or "Y") and var unit
            ? new HistoryDuration(amount, unit[0])
            : null;
    }

    /// <summary>The text of the error for a duration beyond TWS's bound; null when it is within.</summary>
    public string? Fault => Unit switch
    {
        'S' when Amount > 86_400 => "Historical data requests for durations longer than 86400 seconds must be made in days.",
        'D' when Amount > 365 => "Historical data requests for durations longer than 365 days must be made in years.",
        'W' when Amount > 52 => "Historical data requests for durations longer than 52 weeks must be made in years.",
        'M' when Amount > 12 => "Historical data requests for durations longer than 12 months must be made in years.",
        'Y' when Amount > 68 => "Historical data requests for durations longer than 68 years are not possible.",
        _ => null,
    };

    /// <summary>The shortest bar that may be asked over it.</summary>
    public TimeSpan ShortestBar => Unit switch
    {
        'S' when Amount <= 2000 => TimeSpan.FromSeconds(1),
        'S' or 'D' => TimeSpan.FromSeconds(5),
        'W' => TimeSpan.FromSeconds(10),
        'M' => TimeSpan.FromSeconds(30),
        _ => TimeSpan.FromMinutes(1),
    };

    /// <summary>The last day before the span of weeks, months or years that ends with <paramref name="end"/>.</summary>
    public DateOnly Before(DateOnly end) => Unit switch
    {
        'W' => end.AddDays(-7 * Amount),
        'M' => end.AddMonths(-Amount),
        _ => end.AddYears(-Amount),
    };
}
