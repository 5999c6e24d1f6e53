using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.History;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.History;

/// <summary>A history that is kept up to date, with all its readers.</summary>
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
                Publish(() => Begin(history));
                break;
            case HistoricalDataUpdateMessage update:
                Publish(() => Follow(HistoricalBarsReply.ToBar(update.Bar)));
                break;
        }
    }

    protected override bool TryGetPresent([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out BarsUpdate present)
    {
        present = _bars.Count == 0 ? null : new BarsUpdate(_bars.ToArray(), IsHistory: true);
        return present is not null;
    }

    protected override void Forget() => _bars.Clear();

    private (bool, BarsUpdate) Begin(HistoricalDataMessage history)
    {
        _bars.Clear();
        _bars.AddRange(history.Bars.Select(HistoricalBarsReply.ToBar));
        return (true, new BarsUpdate(_bars.ToArray(), IsHistory: true));
    }

    private (bool, BarsUpdate) Follow(HistoricalBar bar)
    {
        if (_bars.Count > 0 && _bars[^1].TimeText == bar.TimeText)
            _bars[^1] = bar;
        else
            _bars.Add(bar);
        if (_bars.Count > MostBars)
            _bars.RemoveAt(0);
        return (true, new BarsUpdate([bar], IsHistory: false));
    }
}
