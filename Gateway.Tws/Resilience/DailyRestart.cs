namespace Gateway.Tws.Resilience;

/// <summary>The time of day at which TWS restarts itself, as it is set in TWS (Lock and Exit) or IB Gateway.</summary>
/// <param name="At">The time on the clock of the zone.</param>
public sealed record DailyRestart(TimeOnly At, TimeZoneInfo Zone)
{
    /// <summary>How long before the restart new orders are refused: one that is sent then may lose its answer.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromSeconds(30);

    /// <summary>How long TWS may take to begin with it.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The restart that is near: from 30 s before it until TWS has gone, at most for a minute; null when none is.
    /// </summary>
    /// <param name="connectedSince">When the present session began; one that began after the restart is not troubled by it.</param>
    public DateTimeOffset? Near(DateTimeOffset now, DateTimeOffset? connectedSince)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        // The day before and after, too: the window may span midnight.
        for (var days = -1; days <= 1; days++)
        {
            var wall = DateOnly.FromDateTime(local.DateTime).AddDays(days).ToDateTime(At);
            if (Zone.IsInvalidTime(wall))
                continue;
            var restart = new DateTimeOffset(wall, Zone.GetUtcOffset(wall));
            if (now >= restart - Before && now < restart + After && !(connectedSince >= restart))
                return restart;
        }
        return null;
    }

    /// <summary>Reads "23:45 America/New_York"; without a zone the one of this machine.</summary>
    /// <returns>Null when it cannot be read.</returns>
    public static DailyRestart? Parse(string text)
    {
        var (time, zone) = text.Trim().Split(' ', 2) is [var first, var second] ? (first, second.Trim()) : (text.Trim(), string.Empty);
        if (!TimeOnly.TryParseExact(time, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return null;
        if (zone.Length == 0)
            return new DailyRestart(at, TimeZoneInfo.Local);
        return Model.TwsTime.FindZone(zone) is { } found ? new DailyRestart(at, found) : null;
    }
}
