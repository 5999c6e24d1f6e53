using Gateway.Configuration;
using static Gateway.Trading.Policy.PolicyJudge;

namespace Gateway.Trading.Policy;

/// <summary>
/// Holds the prices of an order against the market on the side that hurts. Without a quote a price passes: there is nothing to hold it against.
/// </summary>
internal static class PriceCollar
{
    private const decimal Whole = 100;

    /// <summary>A price may be this many steps beyond the market, whatever the collar: 10 % of a cheap option is less than one step.</summary>
    private const int FreeTicks = 2;

    /// <summary>Null when every price of the order is within the collar, or there is none.</summary>
    public static PolicyDenial? Judge(OrderFacts facts, PolicyLimits limits)
    {
        if (limits.CollarPercent is not { } percent)
            return null;
        if (facts.Unknowable is { } field)
            return Denied(limits, percent, field, $"{field} lets the order trade at prices that cannot be known before");
        return Legs(facts, limits, percent) ?? OfOrder(facts, limits, percent);
    }

    private static PolicyDenial? OfOrder(OrderFacts facts, PolicyLimits limits, decimal percent)
    {
        if (facts.Market is not { } market || market.FarSide(facts.Buys) is not { } now)
            return null;
        var (buys, terms) = (facts.Buys, facts.Terms);
        // An order that waits for a price trades around it, and not around the market of now.
        var far = facts.WaitsFor is { } start ? Worse(buys, now, start) : now;
        if (facts.WaitsFor is null && terms is { Style: OrderStyle.Stop, Trigger: { } trigger } && IsPassed(buys, trigger, market))
            return Denied(
                limits, percent, Figure(trigger),
                $"the stop at {Figure(trigger)} would trigger at once: it must be {(buys ? "above" : "below")} the market at "
                + Figure(market.Last ?? far));
        // A stop fills around its trigger, so that its limit is held against the farther of the two.
        var near = terms is { Style: OrderStyle.Stop, Trigger: { } stop } ? Worse(buys, far, stop) : far;
        var band = Band(facts, market.Gross, near, percent);
        if (terms.Gap > band)
            return Denied(
                limits, percent, Figure(terms.Gap.Value),
                $"the price may be {Figure(terms.Gap.Value)} away from the one that it follows, "
                + $"at most {Figure(band)} ({Figure(percent)} %) is allowed");
        return Beyond(terms.Style == OrderStyle.Touch && terms.Limit is null ? terms.Trigger : terms.Limit, near, band)
            ?? Beyond(terms.Start, near, band)
            ?? Adjusted();

        // The stop after an adjustment waits for its own price.
        PolicyDenial? Adjusted()
        {
            var after = terms.AdjustedStop is { } adjusted ? Worse(buys, near, adjusted) : near;
            return Beyond(terms.AdjustedLimit, after, Band(facts, market.Gross, after, percent));
        }

        PolicyDenial? Beyond(decimal? price, decimal from, decimal most) =>
            price is { } named ? Held(limits, percent, string.Empty, buys, named, from, most, market.IsDelayed) : null;
    }

    /// <summary>The prices of the legs, each against the market of its leg.</summary>
    private static PolicyDenial? Legs(OrderFacts facts, PolicyLimits limits, decimal percent)
    {
        foreach (var leg in facts.LegPrices)
        {
            if (leg.Market?.FarSide(leg.Buys) is not { } far)
                continue;
            var band = Math.Max(Math.Abs(far) * percent / Whole, leg.Tick * FreeTicks);
            if (Held(limits, percent, $"leg {leg.Name}: ", leg.Buys, leg.Price, far, band, leg.Market.IsDelayed) is { } denial)
                return denial;
        }
        return null;
    }

    private static PolicyDenial? Held(
        PolicyLimits limits, decimal percent, string where, bool buys, decimal price, decimal near, decimal band, bool isDelayed) =>
        (buys ? price <= near + band : price >= near - band)
            ? null
            : Denied(
                limits, percent, Figure(price),
                $"{where}the price {Figure(price)} of a {(buys ? "buy" : "sale")} is more than {Figure(percent)} % {(buys ? "above" : "below")} "
                + $"{Figure(near)}, the {(isDelayed ? "delayed " : string.Empty)}price of the market: {(buys ? "at most" : "at least")} "
                + $"{Figure(buys ? near + band : near - band)} is allowed");

    private static decimal Band(OrderFacts facts, decimal? gross, decimal near, decimal percent) =>
        Math.Max((gross ?? Math.Abs(near)) * percent / Whole, facts.Tick * FreeTicks);

    private static decimal Worse(bool buys, decimal one, decimal other) => buys ? Math.Max(one, other) : Math.Min(one, other);

    /// <summary>Whether every price of the market that is known has reached the stop.</summary>
    private static bool IsPassed(bool buys, decimal trigger, MarketView market)
    {
        decimal?[] prices = [market.Last, buys ? market.Ask : market.Bid];
        return prices.All(price => price is null || (buys ? price >= trigger : price <= trigger));
    }

    private static PolicyDenial Denied(PolicyLimits limits, decimal percent, string actual, string text) =>
        PolicyJudge.Denied(limits, nameof(PolicyOptions.PriceCollarPercent), Figure(percent), actual, text);
}
