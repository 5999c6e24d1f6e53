using Gateway.Tools.Options.Payoff;

namespace Gateway.Tools.Options.Strategies;

/// <summary>A leg before its strike is known.</summary>
/// <param name="Ratio">Contracts for one of the strategy; negative when sold.</param>
/// <param name="Strike">Which of the strategy's strikes, counted from the lowest; not used for the underlying.</param>
/// <param name="Far">At the second expiration.</param>
internal readonly record struct PlanLeg(int Ratio, PayoffKind Kind, int Strike = 0, bool Far = false);
