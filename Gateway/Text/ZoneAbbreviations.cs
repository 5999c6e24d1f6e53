using System.Collections.Frozen;

namespace Gateway.Text;

/// <summary>
/// Abbreviations of time zones. Each is one offset from UTC, of standard or summer time, and is refused on a day when the clocks have the other.
/// </summary>
internal static class ZoneAbbreviations
{
    private static readonly FrozenDictionary<string, (string Zone, TimeSpan Offset)> Known = new (string Name, string Zone, double Hours)[]
    {
        ("EST", "America/New_York", -5), ("EDT", "America/New_York", -4),
        ("CST", "America/Chicago", -6), ("CDT", "America/Chicago", -5),
        ("MST", "America/Denver", -7), ("MDT", "America/Denver", -6),
        ("PST", "America/Los_Angeles", -8), ("PDT", "America/Los_Angeles", -7),
        ("BST", "Europe/London", 1),
        ("WET", "Europe/Lisbon", 0), ("WEST", "Europe/Lisbon", 1),
        ("CET", "Europe/Berlin", 1), ("CEST", "Europe/Berlin", 2),
        ("EET", "Europe/Helsinki", 2), ("EEST", "Europe/Helsinki", 3),
        ("JST", "Asia/Tokyo", 9), ("HKT", "Asia/Hong_Kong", 8), ("SGT", "Asia/Singapore", 8),
        ("AEST", "Australia/Sydney", 10), ("AEDT", "Australia/Sydney", 11),
    }.ToFrozenDictionary(row => row.Name, row => (row.Zone, TimeSpan.FromHours(row.Hours)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The offset of an abbreviation; null when the text is none.</summary>
    /// <exception cref="FormatException">The abbreviation does not hold at that time; the message follows "must be".</exception>
    public static TimeSpan? OffsetOf(string text, DateOnly day, TimeSpan time)
    {
        if (!Known.TryGetValue(text, out var known) || !TimeZoneInfo.TryFindSystemTimeZoneById(known.Zone, out var zone))
            return null;
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        var utc = DateTime.SpecifyKind(local - known.Offset, DateTimeKind.Utc);
        return zone.GetUtcOffset(utc) == known.Offset
            ? known.Offset
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"a time in a zone that holds on that day: {known.Zone} has no {text.ToUpperInvariant()} on {day:yyyy-MM-dd}; write "
                + $"{local:yyyy-MM-dd HH:mm} {known.Zone}, or the offset from UTC"));
    }
}
