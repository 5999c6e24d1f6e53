namespace Gateway.Tools.Advisors;

/// <summary>The soft dollar tiers of the user.</summary>
internal sealed record SoftDollarTiersResult
{
    public required IReadOnlyList<SoftDollarTierRow> Tiers { get; init; }

    public required int Count { get; init; }
}
