using Gateway.Tws.Messages.History;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>The ticks of one request; TWS marks its last message.</summary>
internal sealed class HistoricalTicksReply : PendingReceiver<HistoricalTicks>
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
            Succeed(new HistoricalTicks(_trades, _quotes, _midpoints));
    }
}

/// <summary>
/// The answer to a <see cref="HistoricalTicksQuery"/>, oldest first: one of the three lists, by what was asked; the others are empty.
/// </summary>
public sealed record HistoricalTicks(
    IReadOnlyList<HistoricalTickLast> Trades,
    IReadOnlyList<HistoricalTickBidAsk> Quotes,
    IReadOnlyList<HistoricalTick> Midpoints)
{
    public int Count => Trades.Count + Quotes.Count + Midpoints.Count;
}
