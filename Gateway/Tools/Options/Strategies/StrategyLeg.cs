using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options.Strategies;

/// <summary>A leg with its contract and its market.</summary>
/// <param name="Contracts">For the whole position, shares for a stock; negative when sold.</param>
/// <param name="Multiplier">Units of the underlying in one of them.</param>
/// <param name="Quote">Null for the underlying.</param>
/// <param name="Price">What one unit is reckoned at; null when the market gives none.</param>
internal sealed record StrategyLeg(Contract Contract, PayoffKind Kind, decimal Contracts, decimal Multiplier, OptionQuote? Quote, decimal? Price)
{
    public bool IsBought => Contracts > 0;

    public decimal Units => Contracts * Multiplier;

    /// <summary>What one unit costs at once: the ask to buy, the bid to sell; null when that side has no quote.</summary>
    public decimal? NaturalPrice => Quote is null ? Price : IsBought ? Quote.Quote?.Ask : Quote.Quote?.Bid;

    public PayoffLeg ToPayoff(decimal price) => new(Kind, Contract.Strike ?? 0, Units, price);
}
