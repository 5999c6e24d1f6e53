using TwsSimulator.Market;

namespace TwsSimulator.Trading;

/// <summary>The time texts of orders and executions.</summary>
internal static class OrderTimes
{
    private const string ZoneName = "US/Eastern";

    public static DateTimeOffset ToEastern(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, ExchangeZones.Eastern);

    /// <summary>As executions carry it: <c>20260402 09:30:00 US/Eastern</c>.</summary>
    public static string Format(DateTimeOffset time) =>
        ToEastern(time).ToString("yyyyMMdd HH:mm:ss", CultureInfo.InvariantCulture) + " " + ZoneName;

    /// <summary>TWS takes such a time for its own zone, and says so.</summary>
    public const string ZoneWarning =
        "Warning: You submitted request with date-time attributes without explicit time zone. Please switch to use yyyymmdd-hh:mm:ss in UTC or use "
        + "instrument time zone, like US/Eastern. Implied time zone functionality will be removed in the next API release";

    /// <summary>A date and a time, and nothing that says where.</summary>
    public static bool LacksZone(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [{ Length: 8 }, { Length: 8 }];

    /// <summary>The trading day that the moment belongs to.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(ToEastern(time).DateTime);

    /// <summary>
    /// Reads <c>yyyyMMdd-HH:mm:ss</c> (UTC) or <c>yyyyMMdd HH:mm:ss [zone]</c> (US/Eastern when no zone is named); null when it is neither.
    /// </summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (DateTimeOffset.TryParseExact(text, "yyyyMMdd-HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var utc))
            return utc;
        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2
            || !DateTime.TryParseExact(
                $"{parts[0]} {parts[1]}", "yyyyMMdd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var zone = parts.Length == 2 ? ExchangeZones.Eastern : ExchangeZones.Find(parts[2]);
        return zone is null ? null : new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
