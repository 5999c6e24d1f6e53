namespace TwsSimulator.Market;

/// <summary>The time zones of the exchanges under the names that TWS uses, with today's daylight rules.</summary>
/// <remarks>Made by hand so that the simulator behaves alike where the system has no time zone files.</remarks>
internal static class ExchangeZones
{
    private static DateTime TwoOClock => new(1, 1, 1, 2, 0, 0);

    public static TimeZoneInfo Eastern { get; } = American("US/Eastern", -5);

    public static TimeZoneInfo Central { get; } = American("US/Central", -6);

    public static TimeZoneInfo London { get; } = European("GB-Eire", 0);

    public static TimeZoneInfo Frankfurt { get; } = European("MET", 1);

    public static TimeZoneInfo Tokyo { get; } = TimeZoneInfo.CreateCustomTimeZone("Japan", TimeSpan.FromHours(9), "Japan", "Japan");

    /// <summary>A zone by one of the names that clients send with times; null when unknown.</summary>
    public static TimeZoneInfo? Find(string name) => name switch
    {
        "US/Eastern" or "America/New_York" or "EST" or "EST5EDT" => Eastern,
        "US/Central" or "America/Chicago" or "CST" => Central,
        "GB-Eire" or "Europe/London" or "GB" => London,
        "MET" or "CET" or "Europe/Berlin" => Frankfurt,
        "Japan" or "JST" or "Asia/Tokyo" => Tokyo,
        "UTC" or "GMT" or "Etc/UTC" => TimeZoneInfo.Utc,
        _ => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null,
    };

    private static TimeZoneInfo American(string name, int hours)
    {
        var two = TwoOClock;
        return Zone(
            name, hours, TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 3, 2, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 11, 1, DayOfWeek.Sunday));
    }

    /// <summary>All of Europe changes at one moment: 01:00 UTC.</summary>
    private static TimeZoneInfo European(string name, int hours) => Zone(
        name, hours, TimeZoneInfo.TransitionTime.CreateFloatingDateRule(TwoOClock.AddHours(hours - 1), 3, 5, DayOfWeek.Sunday),
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(TwoOClock.AddHours(hours), 10, 5, DayOfWeek.Sunday));

    private static TimeZoneInfo Zone(string name, int hours, TimeZoneInfo.TransitionTime start, TimeZoneInfo.TransitionTime end)
    {
        var summer = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), start, end);
        return TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name, name, [summer]);
    }
}
