using Gateway.Instruments.Contracts;

namespace Gateway.Feeds.Kinds;

/// <summary>One place of a ranking; the texts have a meaning of the scan's own.</summary>
/// <param name="Rank">Counted from 0.</param>
internal sealed record RankedView(int Rank, ContractInfo Contract, string? Distance, string? Benchmark, string? Projection, string? LegsStr);
