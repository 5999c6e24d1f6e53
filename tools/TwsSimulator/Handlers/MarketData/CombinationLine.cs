using TwsSimulator.Market;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>The quote of a combination: that of its legs, each at its far side.</summary>
internal sealed class CombinationLine(TickWriter ticks, SimulatedMarket market, Combination combination, bool delayed) : ILine
{
    private readonly ExchangeForPhysical? _physical = ExchangeForPhysical.Of(combination);
    private readonly Dictionary<int, decimal> _sent = [];

    public bool IsComplete => _sent.Count > 0;

    public void SendAll() => Step();

    public void Step()
    {
        var quotes = combination.Legs.Select(leg => market.QuoteOf(leg.Instrument, delayed)).ToArray();
        IfMoved(TickTypes.Bid, Sum(quotes, static (quote, isBought) => isBought ? quote.Bid : quote.Ask), tradable: true);
        IfMoved(TickTypes.Ask, Sum(quotes, static (quote, isBought) => isBought ? quote.Ask : quote.Bid), tradable: true);
        IfMoved(TickTypes.Last, Sum(quotes, static (quote, _) => quote.Last));
        IfMoved(TickTypes.Close, Sum(quotes, static (quote, _) => quote.Close));
        _physical?.Send(ticks, quotes);
    }

    private decimal Sum(MarketQuote[] quotes, Func<MarketQuote, bool, decimal> price) => combination.Legs
        .Select((leg, i) => leg.Weight * price(quotes[i], leg.Weight > 0))
        .Sum();

    private void IfMoved(int tick, decimal price, bool tradable = false)
    {
        if (_sent.TryGetValue(tick, out var sent) && sent == price)
            return;
        _sent[tick] = price;
        ticks.Price(tick, price, tradable ? 1 : 0, tradable);
        if (tradable)
            ticks.Size(TickTypes.SizeOf(tick), 1);
    }
}
