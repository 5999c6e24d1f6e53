using Gateway.Tools.Options.Payoff;
using static Gateway.Tools.Options.Payoff.PayoffKind;

namespace Gateway.Tools.Options.Strategies;

/// <summary>The legs of a strategy, and where its strikes lie when nobody says.</summary>
/// <param name="Steps">One a strike: how many widths it lies from the money.</param>
internal sealed record StrategyPlan(IReadOnlyList<int> Steps, IReadOnlyList<PlanLeg> Legs)
{
    public bool HasFar => Legs.Any(leg => leg.Far);

    public bool HasUnderlying => Legs.Any(leg => leg.Kind == Underlying);

    /// <summary>The same with every leg on the other side.</summary>
    public StrategyPlan Inverse => this with { Legs = [.. Legs.Select(leg => leg with { Ratio = -leg.Ratio })] };

    /// <param name="kind">As it is usually meant: verticals, straddles and butterflies bought, iron ones sold.</param>
    /// <param name="side">Call or put, for the strategies that are made of one of them.</param>
    public static StrategyPlan Of(StrategyKind kind, PayoffKind side)
    {
        var (near, far) = side == Call ? (0, 1) : (1, 0);
        return kind switch
        {
            StrategyKind.Vertical => new(side == Call ? [0, 1] : [-1, 0], [new(1, side, near), new(-1, side, far)]),
            StrategyKind.RatioSpread => new(side == Call ? [0, 1] : [-1, 0], [new(1, side, near), new(-2, side, far)]),
            StrategyKind.Straddle => new([0], [new(1, Call), new(1, Put)]),
            StrategyKind.Strangle => new([-1, 1], [new(1, Put), new(1, Call, 1)]),
            StrategyKind.IronCondor => new([-2, -1, 1, 2], [new(1, Put), new(-1, Put, 1), new(-1, Call, 2), new(1, Call, 3)]),
            StrategyKind.IronButterfly => new([-1, 0, 1], [new(1, Put), new(-1, Put, 1), new(-1, Call, 1), new(1, Call, 2)]),
            StrategyKind.Butterfly => new([-1, 0, 1], [new(1, side), new(-2, side, 1), new(1, side, 2)]),
            StrategyKind.Condor => new([-2, -1, 1, 2], [new(1, side), new(-1, side, 1), new(-1, side, 2), new(1, side, 3)]),
            StrategyKind.Calendar => new([0], [new(-1, side), new(1, side, Far: true)]),
            // The option that is sold lies further out of the money.
            StrategyKind.Diagonal => new(side == Call ? [0, 1] : [-1, 0], [new(-1, side, far), new(1, side, near, Far: true)]),
            StrategyKind.CoveredCall => new([1], [new(1, Underlying), new(-1, Call)]),
            StrategyKind.ProtectivePut => new([-1], [new(1, Underlying), new(1, Put)]),
            StrategyKind.Collar => new([-1, 1], [new(1, Underlying), new(1, Put), new(-1, Call, 1)]),
            StrategyKind.ShortPut => new([-1], [new(-1, Put)]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
