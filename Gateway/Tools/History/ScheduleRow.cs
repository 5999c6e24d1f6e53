using System.ComponentModel;
using Gateway.Tws.Api.History;

namespace Gateway.Tools.History;

/// <summary>One session.</summary>
internal sealed record ScheduleRow
{
    [Description("The trading day, on the exchange.")]
    public DateOnly? Date { get; init; }

    [Description("UTC; absent when TWS named a zone that nobody knows.")]
    public DateTimeOffset? Open { get; init; }

    public DateTimeOffset? Close { get; init; }

    public static ScheduleRow Of(TradingScheduleSession session) => new() { Date = session.Day, Open = session.Start, Close = session.End };
}
