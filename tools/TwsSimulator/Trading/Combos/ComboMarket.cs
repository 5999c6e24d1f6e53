using Gateway.Tws.Model;

namespace TwsSimulator.Trading.Combos;

/// <summary>Adds combinations to a market: they are found by their legs and priced by them.</summary>
internal sealed class ComboMarket(ITradingMarket inner) : ITradingMarket
{
    public DateTimeOffset Now => inner.Now;

    public IReadOnlyList<Tradable> Resolve(Contract contract)
    {
        if (contract.SecType != Contract.Bag)
            return inner.Resolve(contract);
        var legs = contract.ComboLegs.Select(LegOf).ToList();
        if (legs.Count == 0 || legs.Contains(null))
            return [];
        var described = contract with
        {
            ComboLegsDescription = string.Join(',', legs.Select(leg => FormattableString.Invariant($"{leg!.Tradable.ConId}|{leg.SignedRatio}"))),
        };
        return
        [
            new Tradable(described, legs.Max(leg => leg!.Tradable.Multiplier), legs.Min(leg => leg!.Tradable.MinTick))
            {
                Legs = legs!,
                SizeIncrement = 1m,
                PointValue = legs.Max(leg => leg!.Tradable.PointValue),
            },
        ];
    }

    public Tradable? Find(int conId) => inner.Find(conId);

    public bool IsOpen(Tradable tradable) => tradable.IsCombo ? tradable.Legs.All(leg => inner.IsOpen(leg.Tradable)) : inner.IsOpen(tradable);

    public bool IsRegular(Tradable tradable) => tradable.IsCombo
        ? tradable.Legs.All(leg => inner.IsRegular(leg.Tradable))
        : inner.IsRegular(tradable);

    public DateTimeOffset NextAuction(Tradable tradable, bool opening) =>
        inner.NextAuction(tradable.IsCombo ? tradable.Legs[0].Tradable : tradable, opening);

    public TradeQuote QuoteOf(Tradable tradable) => tradable.IsCombo ? ComboPrices.QuoteOf(tradable, inner) : inner.QuoteOf(tradable);

    public Tradable? UnderlyingOf(Tradable tradable) => inner.UnderlyingOf(tradable);

    public double DeltaOf(Tradable tradable) => inner.DeltaOf(tradable);

    public decimal OptionPrice(Tradable tradable, double volatility) => inner.OptionPrice(tradable, volatility);

    public DateTimeOffset NextOpening(Tradable tradable, bool regular) =>
        tradable.IsCombo ? tradable.Legs.Max(leg => inner.NextOpening(leg.Tradable, regular)) : inner.NextOpening(tradable, regular);

    public string ZoneOf(Tradable tradable) => inner.ZoneOf(tradable.IsCombo ? tradable.Legs[0].Tradable : tradable);

    public decimal RateToBase(string currency) => inner.RateToBase(currency);

    private TradableLeg? LegOf(ComboLeg leg) => inner.Find(leg.ConId) is { } tradable
        ? new TradableLeg(tradable, leg.Ratio, leg.Action == "BUY")
        : null;
}
