using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Options.Payoff;
using Gateway.Tws.Model;

namespace Gateway.Tools.Options.Strategies;

/// <summary>Finds the contracts of a strategy and computes its price, profit and loss. Sends no order.</summary>
internal sealed class StrategyBuilder(Underlyings underlyings, SeriesReader series, OptionLines lines, ContractValues values)
{
    public async Task<StrategyResult> BuildAsync(StrategyRequest request, CancellationToken cancellationToken)
    {
        var plan = request.Inverse ? StrategyPlan.Of(request.Kind, request.Side).Inverse : StrategyPlan.Of(request.Kind, request.Side);
        var underlying = await underlyings.FindAsync(request.Underlying, cancellationToken);
        if (plan.HasUnderlying && underlying.SecType == SecTypes.Index)
            throw ToolErrors.InvalidArgument(
                $"strategy: must not hold the underlying, since the index {underlying.Symbol} cannot be traded; example: vertical");
        var near = await series.ReadAsync(underlying, request.Series, cancellationToken);
        var far = plan.HasFar ? await FarAsync(near, request, cancellationToken) : null;
        var price = (await underlyings.PriceAsync(underlying, cancellationToken))?.Value;
        var listed = Shared(near, far);
        var strikes = StrikeChoice.Choose(request.Strikes, plan.Steps, request.Width, listed, price);
        var options = plan.Legs.Where(leg => leg.Kind != PayoffKind.Underlying).Select(leg => OptionOf(leg, strikes, near, far)).ToList();
        var quotes = (await lines.ReadAsync(options, greeks: true, cancellationToken)).ToDictionary(quote => quote.Contract.ConId);
        var held = plan.HasUnderlying ? await values.OfAsync(underlying, cancellationToken) : near.Value;
        var legs = plan.Legs.Select(leg => leg.Kind == PayoffKind.Underlying
            ? Hold(leg, near, held, price, request.Quantity)
            : Leg(leg, quotes[OptionOf(leg, strikes, near, far).ConId], near.Value, request.Quantity)).ToList();
        return StrategyResults.Of(request, near, far, price, legs);
    }

    /// <summary>The second expiration: the named one, or the next after the first.</summary>
    private async Task<OptionSeries> FarAsync(OptionSeries near, StrategyRequest request, CancellationToken cancellationToken)
    {
        var next = request.FarExpiration ?? near.Expirations.FirstOrDefault(day => string.CompareOrdinal(day, near.Expiration) > 0)
            ?? throw ToolErrors.InvalidArgument($"expiration: must leave a later one; {near.Expiration} is the last; example: {near.Expirations[0]}");
        var query = request.Series with { Expiration = next, TradingClass = request.Series.TradingClass };
        var far = await series.ReadAsync(near.Underlying, query, cancellationToken);
        return string.CompareOrdinal(far.Expiration, near.Expiration) > 0
            ? far
            : throw ToolErrors.InvalidArgument(
                $"farExpiration: must be later than {near.Expiration}; got {far.Expiration}; example: {near.Expirations[^1]}");
    }

    /// <summary>Strikes that have calls and puts at every expiration of the strategy.</summary>
    private static List<decimal> Shared(OptionSeries near, OptionSeries? far) =>
        [.. near.Strikes.Where(strike => Exists(near, strike) && (far is null || Exists(far, strike)))];

    private static bool Exists(OptionSeries series, decimal strike) => series.Find(strike, "C") is not null && series.Find(strike, "P") is not null;

    private static Contract OptionOf(PlanLeg leg, IReadOnlyList<decimal> strikes, OptionSeries near, OptionSeries? far) =>
        (leg.Far ? far! : near).Find(strikes[leg.Strike], leg.Kind == PayoffKind.Call ? "C" : "P")!;

    private static StrategyLeg Leg(PlanLeg leg, OptionQuote quote, ContractValue value, int quantity) =>
        new(quote.Contract, leg.Kind, leg.Ratio * quantity, value, quote, quote.Price);

    /// <summary>Units of the underlying for one option: shares, or one future.</summary>
    private static StrategyLeg Hold(PlanLeg leg, OptionSeries near, ContractValue held, decimal? price, int quantity) => new(
        near.Underlying, leg.Kind, leg.Ratio * quantity * (near.Underlying.SecType == SecTypes.Future ? 1 : near.Value.Multiplier), held, null,
        price);
}
