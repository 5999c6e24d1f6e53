using Gateway.Instruments.Contracts;
using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Model;

namespace Gateway.Tools.Preview;

/// <summary>The lowest and the highest price that a combination can have at expiration; null where there is no bound.</summary>
internal sealed record CombinationRange(decimal? Lowest, decimal? Highest)
{
    /// <summary>Null for legs whose worth does not depend on one price on one day: calendars, spreads of futures, pairs of stocks.</summary>
    public static CombinationRange? Of(IReadOnlyList<ValuedLeg> legs)
    {
        var options = legs.Where(IsOption).ToList();
        if (options.Count == 0 || legs.Any(leg => !IsOption(leg) && !IsUnderlyingOf(options[0], leg))
            || options.DistinctBy(leg => (leg.Details.UnderConId, leg.Contract.LastTradeDateOrContractMonth)).Count() > 1
            || options.Exists(leg => leg.Contract.Strike is null))
            return null;
        var curve = new PayoffCurve([.. legs.Select(PayoffOf)]);
        var unit = ContractValue.OfCombination([.. legs.Select(leg => leg.Value)]).PointValue;
        return new CombinationRange(-curve.MaxLoss / unit, curve.MaxProfit / unit);
    }

    /// <summary>Whether a price lies between the two.</summary>
    public bool Contains(decimal price) => !(price < Lowest) && !(price > Highest);

    /// <summary>Such as "between 0 and 5", or "at least -5".</summary>
    public string Text() => (Lowest, Highest) switch
    {
        ({ } low, { } high) => FormattableString.Invariant($"between {low:0.####} and {high:0.####}"),
        ({ } low, null) => FormattableString.Invariant($"at least {low:0.####}"),
        (null, { } high) => FormattableString.Invariant($"at most {high:0.####}"),
        _ => "any price",
    };

    private static bool IsOption(ValuedLeg leg) => leg.Contract.SecType is SecTypes.Option or SecTypes.FutureOption;

    private static bool IsUnderlyingOf(ValuedLeg option, ValuedLeg leg) => leg.Contract.ConId == option.Details.UnderConId;

    /// <summary>The leg without its price: what it is worth, not what it gains.</summary>
    private static PayoffLeg PayoffOf(ValuedLeg leg) => new(
        !IsOption(leg) ? PayoffKind.Underlying : leg.Contract.Right == "C" ? PayoffKind.Call : PayoffKind.Put,
        IsOption(leg) ? leg.Contract.Strike!.Value : 0, leg.Value.Amount(leg.Ratio, 1), Price: 0);
}
