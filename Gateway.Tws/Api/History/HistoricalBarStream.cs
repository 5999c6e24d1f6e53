using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.History;

/// <summary>Historical bars that TWS keeps up to date (keepUpToDate), shared by all readers of the same query.</summary>
internal sealed class HistoricalBarStream(Func<int, ITwsRequest> start, ITwsConnection connection, TimeProvider clock)
    : RenewedStream<BarsUpdate>(Backlog, dropsWithLink: true, connection, clock)
{
    private const int Backlog = 500;

    /// <summary>A stream that runs for days keeps this many bars for readers that come later.</summary>
    private const int MostBars = 5000;

    private readonly List<HistoricalBar> _bars = [];

    public override ITwsRequest Start(int requestId) => start(requestId);

    public override ITwsRequest Stop(int requestId) => new CancelHistoricalDataRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        switch (message)
        {
            case HistoricalDataMessage history:
                lock (Gate)
                    Publish(Begin(history));
                break;
            case HistoricalDataUpdateMessage update:
                lock (Gate)
                    Publish(Follow(HistoricalBarsReply.ToBar(update.Bar)));
                break;
        }
    }

    protected override void ShowPresent(SharedReader<BarsUpdate> reader)
    {
        if (_bars.Count > 0)
            reader.Present = new StreamItem<BarsUpdate>.Update(new BarsUpdate(_bars.ToArray(), IsHistory: true));
    }

    protected override void Forget() => _bars.Clear();

    private BarsUpdate Begin(HistoricalDataMessage history)
    {
        _bars.Clear();
        _bars.AddRange(history.Bars.Select(HistoricalBarsReply.ToBar));
        return new BarsUpdate(_bars.ToArray(), IsHistory: true);
    }

    private BarsUpdate Follow(HistoricalBar bar)
    {
        if (_bars.Count > 0 && _bars[^1].TimeText == bar.TimeText)
            _bars[^1] = bar;
        else
            _bars.Add(bar);
        if (_bars.Count > MostBars)
            _bars.RemoveAt(0);
        return new BarsUpdate([bar], IsHistory: false);
    }
}

/// <summary>One step of a history that is kept up to date.</summary>
/// <param name="Bars">
/// With <paramref name="IsHistory"/> all bars, oldest first: the first item of a reader, and the first after a gap. Else one bar: it takes the place
/// of the last one when both begin at the same time, and follows it otherwise.
/// </param>
public sealed record BarsUpdate(IReadOnlyList<HistoricalBar> Bars, bool IsHistory);
