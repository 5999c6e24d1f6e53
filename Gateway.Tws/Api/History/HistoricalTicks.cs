using Gateway.Tws.Model;

namespace Gateway.Tws.Api.History;

/// <summary>The answer to a <see cref="HistoricalTicksQuery"/>, oldest first: one of the three lists, by what was asked; the others are empty.</summary>
public sealed record HistoricalTicks(
    IReadOnlyList<HistoricalTickLast> Trades,
    IReadOnlyList<HistoricalTickBidAsk> Quotes,
    IReadOnlyList<HistoricalTick> Midpoints)
{
    public int Count => Trades.Count + Quotes.Count + Midpoints.Count;
}
