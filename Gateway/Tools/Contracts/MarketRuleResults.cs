using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>The price increments of a market rule, and a price rounded to them.</summary>
internal sealed record MarketRuleResult
{
    public required int MarketRuleId { get; init; }

    [Description("The step (increment) from each price (lowEdge) on.")]
    public required IReadOnlyList<PriceIncrement> PriceIncrements { get; init; }

    [Description("As it was asked for.")]
    public decimal? Price { get; init; }

    [Description("The step at the price.")]
    public decimal? Increment { get; init; }

    [Description("The nearest price that an order may have.")]
    public decimal? RoundedPrice { get; init; }

    [Description("The nearest one that is not above.")]
    public decimal? RoundedDown { get; init; }

    [Description("The nearest one that is not below.")]
    public decimal? RoundedUp { get; init; }
}
