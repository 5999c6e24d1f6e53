using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Lines;

/// <summary>One subscription that is open at TWS.</summary>
/// <param name="Readers">How many share it.</param>
public sealed record OpenLine(StreamKind Kind, Contract Contract, int Readers);
