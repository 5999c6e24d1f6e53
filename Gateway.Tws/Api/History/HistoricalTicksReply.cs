using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.History;

/// <summary>The ticks of one request; TWS marks its last message.</summary>
internal sealed class HistoricalTicksReply : Reply<HistoricalTicks>
{
    private readonly List<HistoricalTickLast> _trades = [];
    private readonly List<HistoricalTickBidAsk> _quotes = [];
    private readonly List<HistoricalTick> _midpoints = [];

    public override void Receive<T>(in T message)
    {
        switch (message)
        {
            case HistoricalTicksLastMessage trades:
                Take(_trades, trades.Ticks, trades.Done);
                break;
            case HistoricalTicksBidAskMessage quotes:
                Take(_quotes, quotes.Ticks, quotes.Done);
                break;
            case HistoricalTicksMessage midpoints:
                Take(_midpoints, midpoints.Ticks, midpoints.Done);
                break;
        }
    }

    private void Take<TTick>(List<TTick> all, IReadOnlyList<TTick> some, bool done)
    {
        all.AddRange(some);
        if (done)
            Complete(new HistoricalTicks(_trades, _quotes, _midpoints));
    }
}
