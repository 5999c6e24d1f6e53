namespace Gateway.Tws.Model;

/// <summary>One place in the ranking of a scan. The last four texts have a meaning of the scan's own and are mostly empty.</summary>
/// <param name="Rank">Counted from 0.</param>
/// <param name="MarketName">Name of the market that lists the instrument.</param>
/// <param name="Legs">The legs of a combination.</param>
public sealed record ScanRow(int Rank, Contract Contract, string MarketName, string Distance, string Benchmark, string Projection, string Legs);
