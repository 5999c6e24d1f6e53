namespace TwsSimulator.Handlers.History;

/// <summary>The width of a bar: a span of time within a day, or days that are grouped by <see cref="Unit"/>.</summary>
internal sealed record BarSize(string Text, TimeSpan Span, BarUnit Unit)
{
    private static readonly BarSize[] All =
    [
        new("1 secs", TimeSpan.FromSeconds(1), BarUnit.Time),
        new("5 secs", TimeSpan.FromSeconds(5), BarUnit.Time),
        new("10 secs", TimeSpan.FromSeconds(10), BarUnit.Time),
        new("15 secs", TimeSpan.FromSeconds(15), BarUnit.Time),
        new("30 secs", TimeSpan.FromSeconds(30), BarUnit.Time),
        new("1 min", TimeSpan.FromMinutes(1), BarUnit.Time),
        new("2 mins", TimeSpan.FromMinutes(2), BarUnit.Time),
        new("3 mins", TimeSpan.FromMinutes(3), BarUnit.Time),
        new("4 mins", TimeSpan.FromMinutes(4), BarUnit.Time),
        new("5 mins", TimeSpan.FromMinutes(5), BarUnit.Time),
        new("10 mins", TimeSpan.FromMinutes(10), BarUnit.Time),
        new("15 mins", TimeSpan.FromMinutes(15), BarUnit.Time),
        new("20 mins", TimeSpan.FromMinutes(20), BarUnit.Time),
        new("30 mins", TimeSpan.FromMinutes(30), BarUnit.Time),
        new("1 hour", TimeSpan.FromHours(1), BarUnit.Time),
        new("2 hours", TimeSpan.FromHours(2), BarUnit.Time),
        new("3 hours", TimeSpan.FromHours(3), BarUnit.Time),
        new("4 hours", TimeSpan.FromHours(4), BarUnit.Time),
        new("8 hours", TimeSpan.FromHours(8), BarUnit.Time),
        new("1 day", TimeSpan.FromDays(1), BarUnit.Day),
        new("1 week", TimeSpan.FromDays(7), BarUnit.Week),
        new("1 month", TimeSpan.FromDays(30), BarUnit.Month),
    ];

    public static BarSize FiveSeconds => All[1];

    public static string LegalTexts { get; } = string.Join(", ", All.Select(size => size.Text));

    /// <summary>Null when TWS knows no such size.</summary>
    public static BarSize? Parse(string text)
    {
        text = text switch { "1 sec" => "1 secs", "1W" or "1 W" => "1 week", "1M" or "1 M" => "1 month", _ => text };
        return Array.Find(All, size => size.Text == text);
    }
}
