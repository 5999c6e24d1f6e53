using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options.Strategies;

/// <summary>A strategy as it was asked for.</summary>
/// <param name="Side">Call or put, for the strategies that are made of one of them.</param>
/// <param name="Strikes">The lowest first; empty for those around the money, <paramref name="Width"/> strikes apart.</param>
/// <param name="Quantity">How many of it.</param>
internal sealed record StrategyRequest(
    Contract Underlying, StrategyKind Kind, PayoffKind Side, SeriesQuery Series, string? FarExpiration, IReadOnlyList<decimal> Strikes, int Width, int Quantity, bool Inverse);
