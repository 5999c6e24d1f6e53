using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>An exchange rate and how it was found.</summary>
internal sealed record FxRateResult
{
    public required string From { get; init; }

    public required string To { get; init; }

    [Description("Units of the one for one unit of the other: amount in from, times rate, is the amount in to.")]
    public required decimal Rate { get; init; }

    [Description("same, direct, inverse (IB quotes the pair the other way round) or through_usd.")]
    public required FxRoute Route { get; init; }

    [Description("The quotes behind it.")]
    public required IReadOnlyList<FxLeg> Legs { get; init; }

    [Description("The least current of the legs'.")]
    public MarketDataType? DataType { get; init; }

    [Description("Of the oldest leg.")]
    public DateTimeOffset? AsOf { get; init; }
}
