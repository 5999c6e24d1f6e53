namespace Gateway.Tws.Model;

/// <summary>The date and time texts of TWS.</summary>
public static class TwsTime
{
    private const NumberStyles Digits = NumberStyles.None;
    private const long MillisecondsFrom = 100_000_000_000;

    /// <summary>Zone names of IB, of Windows and of people, for machines whose zone database lacks them.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["US/Eastern"] = "America/New_York",
        ["ET"] = "America/New_York",
        ["Eastern"] = "America/New_York",
        ["Eastern Time"] = "America/New_York",
        ["New York"] = "America/New_York",
        ["EST"] = "America/New_York",
        ["EDT"] = "America/New_York",
        ["EST5EDT"] = "America/New_York",
        ["US/Central"] = "America/Chicago",
        ["CT"] = "America/Chicago",
        ["Central Time"] = "America/Chicago",
        ["Chicago"] = "America/Chicago",
        ["CST"] = "America/Chicago",
        ["CDT"] = "America/Chicago",
        ["CST6CDT"] = "America/Chicago",
        ["US/Mountain"] = "America/Denver",
        ["MST7MDT"] = "America/Denver",
        ["US/Pacific"] = "America/Los_Angeles",
        ["PT"] = "America/Los_Angeles",
        ["Pacific Time"] = "America/Los_Angeles",
        ["PST"] = "America/Los_Angeles",
        ["PDT"] = "America/Los_Angeles",
        ["PST8PDT"] = "America/Los_Angeles",
        ["GMT"] = "UTC",
        ["Z"] = "UTC",
        ["GB-Eire"] = "Europe/London",
        ["London"] = "Europe/London",
        ["BST"] = "Europe/London",
        ["MET"] = "Europe/Paris",
        ["CET"] = "Europe/Paris",
        ["CEST"] = "Europe/Paris",
        ["JST"] = "Asia/Tokyo",
        ["Tokyo"] = "Asia/Tokyo",
        ["Japan"] = "Asia/Tokyo",
        ["HKT"] = "Asia/Hong_Kong",
        ["Hongkong"] = "Asia/Hong_Kong",
        ["Eastern Standard Time"] = "America/New_York",
        ["Eastern Daylight Time"] = "America/New_York",
        ["Central Standard Time"] = "America/Chicago",
        ["Central Daylight Time"] = "America/Chicago",
        ["Mountain Standard Time"] = "America/Denver",
        ["Pacific Standard Time"] = "America/Los_Angeles",
        ["Pacific Daylight Time"] = "America/Los_Angeles",
        ["GMT Standard Time"] = "Europe/London",
        ["Greenwich Mean Time"] = "UTC",
        ["British Summer Time"] = "Europe/London",
        ["Central European Standard Time"] = "Europe/Warsaw",
        ["Central European Summer Time"] = "Europe/Paris",
        ["Central European Time"] = "Europe/Paris",
        ["W. Europe Standard Time"] = "Europe/Berlin",
        ["Romance Standard Time"] = "Europe/Paris",
        ["Russian Standard Time"] = "Europe/Moscow",
        ["Tokyo Standard Time"] = "Asia/Tokyo",
        ["Japan Standard Time"] = "Asia/Tokyo",
        ["China Standard Time"] = "Asia/Shanghai",
        ["Hong Kong Time"] = "Asia/Hong_Kong",
        ["Singapore Standard Time"] = "Asia/Singapore",
        ["India Standard Time"] = "Asia/Kolkata",
        ["AUS Eastern Standard Time"] = "Australia/Sydney",
        ["Coordinated Universal Time"] = "UTC",
    };

    /// <summary>
    /// Reads <c>yyyyMMdd HH:mm:ss Zone</c>, <c>yyyyMMdd-HH:mm:ss</c> (UTC), <c>yyyyMMdd</c> (midnight UTC: a day, not a moment) and
    /// epoch seconds or milliseconds. Null, never an error, for any other text and for a zone that nobody knows.
    /// </summary>
    /// <param name="text">May have any white space between its parts.</param>
    /// <param name="defaultZone">The zone of a text that names none; without it such a text is null.</param>
    public static DateTimeOffset? Parse(string? text, string? defaultZone = null)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (long.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number))
            return text.Length == 8 ? Exact(text, "yyyyMMdd", TimeZoneInfo.Utc) : FromEpoch(number);
        if (Exact(text, "yyyyMMdd-HH:mm:ss", TimeZoneInfo.Utc) is { } utc)
            return utc;
        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var zone = parts.Length == 3 ? parts[2] : defaultZone;
        return parts.Length < 2 || zone is null || FindZone(zone) is not { } found
            ? null
            : Exact($"{parts[0]} {parts[1]}", "yyyyMMdd HH:mm:ss", found);
    }

    /// <summary>The zone of an IANA, Windows or IB name; null when nobody knows it.</summary>
    public static TimeZoneInfo? FindZone(string name)
    {
        name = name.Trim();
        if (name.Length == 0)
            return null;
        // Aliases first: TWS means New York's clock, summer time included, where it writes EST.
        if (Aliases.TryGetValue(name, out var alias) && TimeZoneInfo.TryFindSystemTimeZoneById(alias, out var zone))
            return zone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) ? zone : null;
    }

    /// <summary>A moment as every request takes it: <c>yyyyMMdd-HH:mm:ss</c> in UTC.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd-HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Null for 0 and for what no calendar has.</summary>
    internal static DateTimeOffset? FromEpochMilliseconds(long milliseconds) =>
        milliseconds > 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Null for 0 and for what no calendar has.</summary>
    internal static DateTimeOffset? FromEpochSeconds(long seconds) =>
        seconds is > 0 and < MillisecondsFrom ? FromEpochMilliseconds(seconds * 1000) : null;

    // Seconds have eleven digits until the year 5138; milliseconds had twelve from 1973 on.
    private static DateTimeOffset? FromEpoch(long number) => number < MillisecondsFrom ? FromEpochSeconds(number) : FromEpochMilliseconds(number);

    private static DateTimeOffset? Exact(string text, string format, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 9000)
            return null;
        // Not ConvertTimeToUtc: it refuses the hour that summer time skips.
        return new DateTimeOffset(DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc));
    }
}
