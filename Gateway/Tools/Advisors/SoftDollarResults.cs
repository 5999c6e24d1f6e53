using Gateway.Instruments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Advisors;

/// <summary>The soft dollar tiers of the user.</summary>
internal sealed record SoftDollarTiersResult
{
    public required IReadOnlyList<SoftDollarTierRow> Tiers { get; init; }

    public required int Count { get; init; }
}

/// <summary>A tier as an order names it: by name and value.</summary>
internal sealed record SoftDollarTierRow
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    public string? DisplayName { get; init; }

    public static SoftDollarTierRow Of(SoftDollarTier tier) =>
        new() { Name = tier.Name, Value = tier.Value, DisplayName = tier.DisplayName.OrNull() };
}
