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
        if (_last is { } before && before.Start != bar.Start && before.Day == bar.Day && before.End < bar.Start)
            Send(bars.Over(query, new TradingCalendar.Session(before.Day, before.Start, bar.Start)));
        if (_last is not { } sent || sent with { End = bar.End } != bar)
            Send(bar);
        _last = bar;
    }

    private void Send(Bar bar) => HistoryWriter.SendUpdate(client, reqId, query, bar);
}
