using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.History;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;

namespace Gateway.Tws.Api.MarketData.Ticks;

/// <summary>
/// Tick-by-tick data of one contract and type, shared by all its readers. Ticks are never conflated; those that a slow reader loses are counted.
/// </summary>
internal sealed class TickStream(Contract contract, TickByTickType type, int numberOfTicks, bool ignoreSize, TimeProvider clock)
    : QueuedStream<MarketTick>(Backlog, clock)
{
    private const int Backlog = 2000;

    private bool _hasHistory;

    // After an interruption no past ticks are requested: the readers have them.
    public override ITwsRequest Start(int requestId) =>
        new ReqTickByTickDataRequest(requestId, contract, type, _hasHistory ? 0 : numberOfTicks, ignoreSize);

    public override ITwsRequest Stop(int requestId) => new CancelTickByTickDataRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        switch (message)
        {
            case TickByTickMessage { Type: not 0 } tick:
                Publish(MarketTicks.Of(tick));
                break;
            case HistoricalTicksLastMessage trades:
                PublishHistory(trades.Ticks.Select(trade => MarketTicks.Of(type, trade)));
                break;
            case HistoricalTicksBidAskMessage quotes:
                PublishHistory(quotes.Ticks.Select(MarketTicks.Of));
                break;
            case HistoricalTicksMessage midpoints:
                PublishHistory(midpoints.Ticks.Select(MarketTicks.Of));
                break;
        }
    }

    private void PublishHistory(IEnumerable<MarketTick> ticks)
    {
        _hasHistory = true;
        foreach (var tick in ticks)
            Publish(tick);
    }
}
