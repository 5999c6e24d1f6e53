using Gateway.Tools.Contracts;

namespace Gateway.Tools.Risk;

/// <summary>A holding that the figures leave out, and why.</summary>
internal sealed record Unpriced
{
    public required ContractInfo Contract { get; init; }

    public required decimal Position { get; init; }

    public required string Reason { get; init; }
}
