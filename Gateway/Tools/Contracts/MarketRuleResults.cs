using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>The price increments of a market rule, and a price rounded to them.</summary>
internal sealed record MarketRuleResult
{
    public required int MarketRuleId { get; init; }

    [Description("Price increment (increment) from each price (lowEdge).")]
    public required IReadOnlyList<PriceIncrement> PriceIncrements { get; init; }

    [Description("As requested.")]
    public decimal? Price { get; init; }

    [Description("The increment at the price.")]
    public decimal? Increment { get; init; }

    [Description("The nearest valid price.")]
    public decimal? RoundedPrice { get; init; }

    [Description("The nearest valid price at or below it.")]
    public decimal? RoundedDown { get; init; }

    [Description("The nearest valid price at or above it.")]
    public decimal? RoundedUp { get; init; }
}
