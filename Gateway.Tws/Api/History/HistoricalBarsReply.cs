using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.History;

/// <summary>The bars of one request. From server version 196 on a message of its own tells their span and ends them.</summary>
internal sealed class HistoricalBarsReply(ServerVersion version) : PendingReceiver<HistoricalBars>
{
    private const int DayTextLength = 8;

    private readonly List<HistoricalBar> _bars = [];

    public override void Receive<T>(in T message)
    {
        switch (message)
        {
            case HistoricalDataMessage data:
                _bars.AddRange(data.Bars.Select(ToBar));
                if (!version.Has(ServerVersion.HistoricalDataEnd))
                    Complete(data.Start, data.End);
                break;
            case HistoricalDataEndMessage end:
                Complete(end.Start, end.End);
                break;
        }
    }

    private void Complete(string start, string end) =>
        Succeed(new HistoricalBars(_bars, TwsTime.Parse(start), TwsTime.Parse(end), start, end, ZoneOf(start)));

    /// <summary>TWS writes -1 where there is no volume and no trade count.</summary>
    internal static HistoricalBar ToBar(Bar bar)
    {
        var isDay = bar.Time.Length == DayTextLength;
        var time = TwsTime.Parse(bar.Time);
        return new HistoricalBar(
            isDay ? null : time,
            isDay && time is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null,
            bar.Time,
            bar.Open,
            bar.High,
            bar.Low,
            bar.Close,
            bar.Volume is < 0 ? null : bar.Volume,
            bar.Wap is < 0 || bar.Volume is < 0 ? null : bar.Wap,
            bar.Count < 0 ? null : bar.Count);
    }

    private static string? ZoneOf(string text) =>
        text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [_, _, var zone] ? zone : null;
}
