using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>Times as history requests and answers write them.</summary>
internal static class HistoryTimes
{
    private const string Utc = "yyyyMMdd-HH:mm:ss";
    private const string Local = "yyyyMMdd HH:mm:ss";

    /// <summary>An end date: with a zone, in UTC with a dash, or in the instrument's own zone. Null when it is none of them.</summary>
    public static DateTimeOffset? Parse(string text, TimeZoneInfo own)
    {
        if (DateTime.TryParseExact(text, Utc, CultureInfo.InvariantCulture, DateTimeStyles.None, out var utc))
            return new DateTimeOffset(utc, TimeSpan.Zero);
        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        var zone = parts.Length < 3 ? own : ExchangeZones.Find(parts[2]);
        if (parts.Length < 2 || zone is null
            || !DateTime.TryParseExact($"{parts[0]} {parts[1]}", Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || zone.IsInvalidTime(local))
            return null;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The start or end of an answer: <c>20260402 09:30:00 US/Eastern</c>.</summary>
    public static string Text(DateTimeOffset time, TimeZoneInfo zone) =>
        $"{TimeZoneInfo.ConvertTime(time, zone).ToString(Local, CultureInfo.InvariantCulture)} {zone.Id}";

    /// <summary>A bar's time by formatDate 1 (zone), 2 (epoch seconds) or 3 (without the year); bars of days are <c>yyyyMMdd</c> in all.</summary>
    public static string Text(Bar bar, BarUnit unit, int formatDate, TimeZoneInfo zone)
    {
        if (unit != BarUnit.Time)
            return bar.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return formatDate switch
        {
            2 => bar.Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            3 => Text(bar.Start, zone)[4..],
            _ => Text(bar.Start, zone),
        };
    }

    /// <summary>A moment of a schedule, in the zone that the schedule names.</summary>
    public static string Schedule(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString(Utc, CultureInfo.InvariantCulture);

    /// <summary>A head timestamp.</summary>
    public static string Head(DateTimeOffset time, int formatDate) => formatDate == 2
        ? time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        : time.UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture);
}
