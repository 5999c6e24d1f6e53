using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>A history that is kept up to date: sends the running bar as it grows, and its last state when the next begins.</summary>
internal sealed class LiveHistory(ClientSession client, int reqId, HistoryQuery query, HistoryBars bars, Bar? last)
{
    private Bar? _last = last;

    public void Step()
    {
        if (bars.Current(query) is not { } bar)
            return;
        if (_last is { } before && before.Start != bar.Start && before.Day == bar.Day && EndOf(before, bar) is var end && before.End < end)
            Send(bars.Over(query, new TradingCalendar.Session(before.Day, before.Start, end)));
        if (_last is not { } sent || sent with { End = bar.End } != bar)
            Send(bar);
        _last = bar;
    }

    /// <summary>Where a bar was complete: at the next one, or after its own length when that one begins later.</summary>
    private DateTimeOffset EndOf(Bar bar, Bar next) => bar.Start + query.BarSize.Span is var end && end < next.Start ? end : next.Start;

    private void Send(Bar bar) => HistoryWriter.SendUpdate(client, reqId, query, bar);
}
