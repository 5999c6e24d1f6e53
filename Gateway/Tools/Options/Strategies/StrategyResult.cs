using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options.Strategies;

/// <summary>A strategy with its contracts, its price and what it can bring. Nothing was ordered.</summary>
internal sealed record StrategyResult
{
    public string? Symbol { get; init; }

    public required StrategyKind Strategy { get; init; }

    public decimal? UnderlyingPrice { get; init; }

    [Description("yyyyMMdd.")]
    public required string Expiration { get; init; }

    public required int DaysToExpiration { get; init; }

    [Description("Of the leg that ends later; calendar and diagonal only.")]
    public string? FarExpiration { get; init; }

    public required int Quantity { get; init; }

    [Description("Units of the underlying in one option.")]
    public required decimal Multiplier { get; init; }

    public required IReadOnlyList<StrategyLegView> Legs { get; init; }

    [Description("Of one unit at the middle of the quotes, as a combination is quoted: positive is paid, negative is got.")]
    public decimal? NetPrice { get; init; }

    [Description("The same when every leg trades at once: bought at the ask, sold at the bid.")]
    public decimal? NaturalPrice { get; init; }

    [Description("Money for the whole quantity at netPrice: positive is paid, negative is got.")]
    public decimal? NetCost { get; init; }

    [Description("At expiration; absent when a price is missing or the legs end on different days.")]
    public OutcomeView? Outcome { get; init; }

    [Description("Of the whole quantity.")]
    public required PositionGreeks Greeks { get; init; }

    [Description("True when every leg has its whole quote.")]
    public required bool Complete { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    [Description("live, frozen, delayed or delayed_frozen: the least fresh of the quotes.")]
    public MarketDataType? DataType { get; init; }

    [Description("When the oldest of the quotes changed last, UTC.")]
    public DateTimeOffset? AsOf { get; init; }

    public string? Note { get; init; }
}
