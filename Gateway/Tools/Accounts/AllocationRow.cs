using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>One group of an allocation; amounts are in the base currency.</summary>
internal sealed record AllocationRow
{
    [Description("A security type, currency, sector or symbol; cash, but by currency.")]
    public required string Group { get; init; }

    [Description("Long less short. A future counts with its contract value.")]
    public required decimal Value { get; init; }

    [Description("Value as a percentage of net liquidation.")]
    public decimal? Percent { get; init; }

    public required decimal Long { get; init; }

    [Description("Negative, or 0.")]
    public required decimal Short { get; init; }

    [Description("How many positions it has.")]
    public required int Positions { get; init; }
}
