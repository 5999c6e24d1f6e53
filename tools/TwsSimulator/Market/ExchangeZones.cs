namespace TwsSimulator.Market;

/// <summary>The time zones of the exchanges under the names that TWS uses, with today's American daylight rules.</summary>
/// <remarks>Made by hand so that the simulator behaves alike where the system has no time zone files.</remarks>
internal static class ExchangeZones
{
    public static TimeZoneInfo Eastern { get; } = American("US/Eastern", -5);

    public static TimeZoneInfo Central { get; } = American("US/Central", -6);

    /// <summary>A zone by one of the names that clients send with times; null when unknown.</summary>
    public static TimeZoneInfo? Find(string name) => name switch
    {
        "US/Eastern" or "America/New_York" or "EST" or "EST5EDT" => Eastern,
        "US/Central" or "America/Chicago" or "CST" => Central,
        "UTC" or "GMT" or "Etc/UTC" => TimeZoneInfo.Utc,
        _ => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null,
    };

    private static TimeZoneInfo American(string name, int hours)
    {
        var two = new DateTime(1, 1, 1, 2, 0, 0);
        var summer = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 3, 2, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 11, 1, DayOfWeek.Sunday));
        return TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name, name, [summer]);
    }
}
