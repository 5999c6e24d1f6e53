namespace Gateway.Tws.Model;

/// <summary>What a previewed order would do to one account. Sizes are in contracts, or in money when <see cref="IsMonetary"/>.</summary>
public sealed record OrderAllocation
{
    public string Account { get; init; } = "";
    public decimal? Position { get; init; }
    public decimal? PositionDesired { get; init; }
    public decimal? PositionAfter { get; init; }
    public decimal? DesiredAllocQty { get; init; }
    public decimal? AllowedAllocQty { get; init; }
    public bool IsMonetary { get; init; }
}
