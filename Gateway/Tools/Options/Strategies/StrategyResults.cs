using Gateway.Instruments;
using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Tools.Options.Strategies;

/// <summary>Computes the result of a strategy from its legs.</summary>
internal static class StrategyResults
{
    private const string TwoDates =
        "The legs expire on different days: profit, loss and breakevens depend on the volatility at the first expiration and are not exact.";

    public static StrategyResult Of(
        StrategyRequest request, OptionSeries near, OptionSeries? far, decimal? underlyingPrice, IReadOnlyList<StrategyLeg> legs)
    {
        List<string> missing =
        [
            .. legs.Select(leg => leg.Quote?.Missing).OfType<string>(),
            .. legs.Where(leg => leg.Price is null).Select(leg => $"{leg.Contract.LocalSymbol}: no price"),
        ];
        var quotes = legs.Select(leg => leg.Quote).OfType<OptionQuote>().ToList();
        // A combination is priced as one option is.
        var perPoint = near.Value.Amount(request.Quantity, 1);
        return new StrategyResult
        {
            Symbol = near.Underlying.Symbol.OrNull(),
            Strategy = request.Kind,
            UnderlyingPrice = underlyingPrice,
            Expiration = near.Expiration,
            DaysToExpiration = near.DaysToExpiration,
            FarExpiration = far?.Expiration,
            Quantity = request.Quantity,
            Multiplier = near.Value.Multiplier,
            Currency = near.Value.Currency.OrNull() ?? near.Underlying.Currency,
            Legs = [.. legs.Select(leg => StrategyLegView.Of(leg, request.Quantity))],
            NetPrice = Sum(legs, leg => leg.PerPoint * leg.Price) / perPoint,
            NaturalPrice = Sum(legs, leg => leg.PerPoint * leg.NaturalPrice) / perPoint,
            NetCost = Sum(legs, leg => leg.PerPoint * leg.Price),
            Payoff = far is null && legs.All(leg => leg.Price is not null)
                ? PayoffView.Of(new PayoffCurve([.. legs.Select(leg => leg.ToPayoff(leg.Price!.Value))]))
                : null,
            Greeks = GreeksOf(legs),
            Complete = missing.Count == 0,
            Missing = missing.Count == 0 ? null : missing,
            DataType = Freshness.Least(quotes),
            AsOf = Freshness.Oldest(quotes),
            Note = far is null ? null : TwoDates,
        };
    }

    private static PositionGreeks GreeksOf(IReadOnlyList<StrategyLeg> legs) => new()
    {
        Delta = Greek(legs, leg => leg.Units, computed => computed.Delta, underlying: 1),
        Gamma = Greek(legs, leg => leg.Units, computed => computed.Gamma, underlying: 0),
        Theta = Greek(legs, leg => leg.PerPoint, computed => computed.Theta, underlying: 0),
        Vega = Greek(legs, leg => leg.PerPoint, computed => computed.Vega, underlying: 0),
    };

    /// <summary>A greek of the whole position; null when a leg has none, because the sum without it would be wrong.</summary>
    private static double? Greek(
        IReadOnlyList<StrategyLeg> legs, Func<StrategyLeg, decimal> size, Func<OptionComputation, double?> of, double underlying)
    {
        double? sum = 0;
        foreach (var leg in legs)
            sum += (double)size(leg) * (leg.Quote is null ? underlying : leg.Quote.Greeks is { } computed ? of(computed) : null);
        return sum.Figure();
    }

    private static decimal? Sum(IReadOnlyList<StrategyLeg> legs, Func<StrategyLeg, decimal?> part)
    {
        decimal? sum = 0;
        foreach (var leg in legs)
            sum += part(leg);
        return sum;
    }
}
