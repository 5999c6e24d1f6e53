using Gateway.Instruments.Contracts;
using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Model;
using static Gateway.Tools.Options.Payoff.PayoffKind;

namespace Gateway.Tools.Options.Strategies;

/// <summary>The legs of a strategy and its default strikes.</summary>
/// <param name="Steps">For each strike its distance from the money, in widths.</param>
internal sealed record StrategyPlan(IReadOnlyList<int> Steps, IReadOnlyList<PlanLeg> Legs)
{
    public bool HasFar => Legs.Any(leg => leg.Far);

    public bool HasUnderlying => Legs.Any(leg => leg.Kind == Underlying);

    /// <summary>The same plan with every leg reversed.</summary>
    public StrategyPlan Inverse => this with { Legs = [.. Legs.Select(leg => leg with { Ratio = -leg.Ratio })] };

    /// <param name="kind">The strategy in its usual direction: verticals, straddles and butterflies bought, iron ones sold.</param>
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

/// <summary>A leg before its strike is known.</summary>
/// <param name="Ratio">Contracts for one unit of the strategy; negative when sold.</param>
/// <param name="Strike">Which of the strategy's strikes, counted from the lowest; not used for the underlying.</param>
/// <param name="Far">Whether the leg is at the second expiration.</param>
internal readonly record struct PlanLeg(int Ratio, PayoffKind Kind, int Strike = 0, bool Far = false);

/// <summary>A strategy as it was asked for.</summary>
/// <param name="Side">Call or put, for the strategies that are made of one of them.</param>
/// <param name="Strikes">The lowest first; empty for those around the money, <paramref name="Width"/> strikes apart.</param>
/// <param name="Quantity">How many units of the strategy.</param>
internal sealed record StrategyRequest(
    Contract Underlying, StrategyKind Kind, PayoffKind Side, SeriesQuery Series, string? FarExpiration, IReadOnlyList<decimal> Strikes, int Width,
    int Quantity, bool Inverse);

/// <summary>A leg with its contract and its market.</summary>
/// <param name="Contracts">For the whole position, shares for a stock; negative when sold.</param>
/// <param name="Value">Of one contract, or one share.</param>
/// <param name="Quote">Null for the underlying.</param>
/// <param name="Price">The price that one unit is valued at; null when the market gives none.</param>
internal sealed record StrategyLeg(Contract Contract, PayoffKind Kind, decimal Contracts, ContractValue Value, OptionQuote? Quote, decimal? Price)
{
    public bool IsBought => Contracts > 0;

    /// <summary>Units of the underlying; negative when sold.</summary>
    public decimal Units => Contracts * Value.Multiplier;

    /// <summary>The money that the whole leg gains when its price rises by 1.</summary>
    public decimal PerPoint => Value.Amount(Contracts, 1);

    /// <summary>The price of an immediate fill: the ask to buy, the bid to sell; null when that side has no quote.</summary>
    public decimal? NaturalPrice => Quote is null ? Price : IsBought ? Quote.Quote?.Ask : Quote.Quote?.Bid;

    public PayoffLeg ToPayoff(decimal price) => new(Kind, Contract.Strike ?? 0, PerPoint, price);
}
