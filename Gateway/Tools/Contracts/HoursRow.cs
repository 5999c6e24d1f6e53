using System.ComponentModel;
using System.Globalization;

namespace Gateway.Tools.Contracts;

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
