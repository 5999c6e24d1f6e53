using Gateway.Instruments.Contracts;

namespace Gateway.Tools.Contracts;

/// <summary>Whether a contract trades now.</summary>
internal sealed record OpenResult
{
    public required ContractInfo Contract { get; init; }

    [Description("True also in extended hours.")]
    public required bool IsOpen { get; init; }

    [Description("liquid (regular hours), extended or closed.")]
    public required MarketPhase Session { get; init; }

    [Description("Time of the check, UTC.")]
    public required DateTimeOffset AsOf { get; init; }

    [Description("The exchange's zone.")]
    public required string TimeZone { get; init; }

    [Description("End of the current session, including extended hours; absent while closed.")]
    public DateTimeOffset? ClosesAt { get; init; }

    [Description("Start of the next session after now; absent when TWS reported none.")]
    public DateTimeOffset? NextOpen { get; init; }

    [Description("End of the current or next regular hours.")]
    public DateTimeOffset? NextLiquidClose { get; init; }

    [Description("Start of the next regular hours after now.")]
    public DateTimeOffset? NextLiquidOpen { get; init; }

    public static OpenResult Of(ContractInfo contract, string zone, HoursText total, HoursText? liquid, DateTimeOffset now)
    {
        var regular = liquid?.Sessions ?? [];
        var present = total.Sessions.Where(session => session.Contains(now)).ToList();
        var isLiquid = regular.Any(session => session.Contains(now));
        var isOpen = present.Count > 0 || isLiquid;
        return new OpenResult
        {
            Contract = contract,
            IsOpen = isOpen,
            Session = isLiquid ? MarketPhase.Liquid : isOpen ? MarketPhase.Extended : MarketPhase.Closed,
            AsOf = now,
            TimeZone = zone,
            ClosesAt = present.Count > 0 ? EndOf(present[0], total.Sessions) : isLiquid ? regular.First(session => session.Contains(now)).End : null,
            NextOpen = First(
                total.Sessions.Where(session => session.Start > now && !total.Sessions.Any(other => other.End == session.Start)).Select(
                    session => session.Start)),
            NextLiquidClose = First(regular.Where(session => session.End > now).Select(session => session.End)),
            NextLiquidOpen = First(regular.Where(session => session.Start > now).Select(session => session.Start)),
        };
    }

    /// <summary>The end of a session; trading hours that follow one another without a pause are one session.</summary>
    private static DateTimeOffset EndOf(TradingSession present, IReadOnlyList<TradingSession> all)
    {
        var end = present.End;
        foreach (var next in all.Where(session => session.Start >= present.End))
        {
            if (next.Start != end)
                break;
            end = next.End;
        }
        return end;
    }

    private static DateTimeOffset? First(IEnumerable<DateTimeOffset> times) => times.Select(time => (DateTimeOffset?)time).FirstOrDefault();
}

/// <summary>The trading hours of the coming days.</summary>
internal sealed record HoursResult
{
    public required ContractInfo Contract { get; init; }

    [Description("The exchange's zone.")]
    public required string TimeZone { get; init; }

    [Description("All trading, including the hours before and after the regular ones.")]
    public required IReadOnlyList<HoursRow> Total { get; init; }

    [Description("Regular hours.")]
    public required IReadOnlyList<HoursRow> Liquid { get; init; }

    [Description("Days without any trading.")]
    public required IReadOnlyList<DateOnly> ClosedDays { get; init; }

    [Description("The last day that TWS reported; possibly fewer days than requested.")]
    public DateOnly? Until { get; init; }
}

/// <summary>One stretch of trading as results show it.</summary>
internal sealed record HoursRow
{
    [Description("The trading day on the exchange.")]
    public required DateOnly Date { get; init; }

    [Description("UTC.")]
    public required DateTimeOffset Open { get; init; }

    public required DateTimeOffset Close { get; init; }

    [Description("In the exchange's zone.")]
    public required string OpenLocal { get; init; }

    public required string CloseLocal { get; init; }

    public static HoursRow Of(TradingSession session, TimeZoneInfo zone) => new()
    {
        Date = session.Day,
        Open = session.Start,
        Close = session.End,
        OpenLocal = Local(session.Start, zone),
        CloseLocal = Local(session.End, zone),
    };

    private static string Local(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
