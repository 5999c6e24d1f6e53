namespace Gateway.Text;

/// <summary>
/// Turns times of a zone's clocks into moments and back. A time that the clocks skip is refused; of a time that they show twice the first counts.
/// </summary>
internal static class LocalTime
{
    /// <exception cref="FormatException">The clocks skip this time; the message follows "must be".</exception>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"a time that the clocks show: in {zone.Id} they go from {Edge(local, zone, -1):HH:mm} to {Edge(local, zone, 1):HH:mm} on "
                + $"{local:yyyy-MM-dd}, which skips {local:HH:mm}"));
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The first moment of a day: midnight, or where the clocks skip it the time to which they go.</summary>
    public static DateTimeOffset BeginOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return At(zone.IsInvalidTime(midnight) ? Edge(midnight, zone, 1) : midnight, zone);
    }

    /// <summary>The last second of a day.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var end = BeginOf(day.AddDays(1), zone).AddSeconds(-1);
        return TimeZoneInfo.ConvertTime(end, zone);
    }

    /// <summary>
    /// Such as "2026-12-01 16:00:00 US/Eastern", which <see cref="MomentText"/> reads back. A time that the clocks show twice has its offset
    /// instead.
    /// </summary>
    /// <param name="name">The zone's name as the reader knows it.</param>
    public static string Show(DateTimeOffset moment, TimeZoneInfo zone, string name)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return zone.IsAmbiguousTime(local.DateTime)
            ? local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : $"{local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {name}";
    }

    /// <summary>The first time before or after a skipped one that exists, to the minute.</summary>
    private static DateTime Edge(DateTime skipped, TimeZoneInfo zone, int step)
    {
        var edge = skipped.AddTicks(-(skipped.Ticks % TimeSpan.TicksPerMinute));
        while (zone.IsInvalidTime(edge))
            edge = edge.AddMinutes(step);
        // The last minute before the gap ends where the gap begins.
        return step < 0 ? edge.AddMinutes(1) : edge;
    }
}
