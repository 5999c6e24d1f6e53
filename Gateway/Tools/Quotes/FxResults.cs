using Gateway.Instruments.Views;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>An exchange rate and how it was found.</summary>
internal sealed record FxRateResult
{
    public required string From { get; init; }

    public required string To { get; init; }

    [Description("Exchange rate: an amount in from times the rate is the amount in to.")]
    public required decimal Rate { get; init; }

    [Description("same, direct, inverse (IB quotes the pair the other way round) or through_usd.")]
    public required FxRoute Route { get; init; }

    [Description("The quotes behind it.")]
    public required IReadOnlyList<FxLeg> Legs { get; init; }

    [Description("The least current of the legs.")]
    public MarketDataType? DataType { get; init; }

    [Description("Of the oldest leg.")]
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>A quoted pair behind an exchange rate.</summary>
internal sealed record FxLeg
{
    [Description("As IB quotes it, such as EUR.USD: dollars for one euro.")]
    public required string Pair { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public required decimal Price { get; init; }

    [Description("Field of the quote that the price comes from: the midpoint, because pairs have no trades, or the close without quotes.")]
    public required PriceSource PriceSource { get; init; }

    [Description("live, frozen, delayed or delayed_frozen.")]
    public MarketDataType? DataType { get; init; }

    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>How an exchange rate was found.</summary>
internal enum FxRoute
{
    /// <summary>Both currencies are the same.</summary>
    Same,

    /// <summary>IB quotes the pair.</summary>
    Direct,

    /// <summary>IB quotes the pair the other way round.</summary>
    Inverse,

    /// <summary>By the rates of both against the US dollar.</summary>
    ThroughUsd,
}
