using Gateway.Configuration;

namespace Gateway.Trading.Policy;

/// <summary>A limit that is on, and how much of it an order and those before it take.</summary>
/// <param name="Option">The option's name, as <c>MaxNotional</c>.</param>
/// <param name="Used">With this order; null where it is not known, or nothing adds up.</param>
internal sealed record PolicyShare(PolicyLimits Limits, string Option, decimal Value, decimal? Used)
{
    private const decimal Whole = 100;

    /// <summary>Every numeric limit of a set that is on.</summary>
    public static IEnumerable<PolicyShare> Of(OrderFacts facts, PolicyLimits limits, PolicyTally tally)
    {
        var worth = Checked(() => PolicyJudge.WorthOf(facts));
        (string Option, decimal? Value, decimal? Used)[] all =
        [
            (nameof(PolicyOptions.MaxQuantity), limits.Quantity, facts.Quantity ?? PolicyJudge.SizeOfCash(facts)),
            (nameof(PolicyOptions.MaxNotional), limits.Notional, worth),
            (
                nameof(PolicyOptions.MaxNotionalPercent), limits.NotionalPercent,
                facts.NetLiquidation is > 0 and var net ? Checked(() => worth / net * Whole) : null),
            (nameof(PolicyOptions.PriceCollarPercent), limits.CollarPercent, DistanceOf(facts)),
            (nameof(PolicyOptions.MaxDayNotional), limits.DayNotional, Checked(() => tally.DayNotional + worth - facts.WorthBefore)),
            (nameof(PolicyOptions.MaxDayOrders), limits.DayOrders, tally.DayOrders + (facts.IsNew ? 1 : 0)),
            (nameof(PolicyOptions.MaxDayLoss), limits.DayLoss, LossOf(facts.DailyPnL)),
            (nameof(PolicyOptions.MaxOpenOrders), limits.OpenOrders, facts.OpenOrders + (facts.IsNew ? 1 : 0)),
            (nameof(PolicyOptions.MaxPosition), limits.Position, facts.Positions?.Max(position => Math.Abs(position.After))),
            (nameof(PolicyOptions.MaxMinuteOrders), limits.MinuteOrders, tally.MinuteOrders + (facts.IsNew ? 1 : 0)),
            (nameof(PolicyOptions.MaxRejections), limits.Rejections, tally.Rejections),
        ];
        return all.Where(one => one.Value is not null).Select(one => new PolicyShare(
            limits, one.Option, one.Value!.Value, one.Used is { } used ? Math.Round(used, 4) : null));
    }

    /// <summary>The loss in a day's profit and loss: 0 for a profit, null where it is not known.</summary>
    public static decimal? LossOf(decimal? dailyPnL) => dailyPnL is { } known ? Math.Max(0, -known) : null;

    /// <summary>How far the price lies on the side that hurts, in per cent; 0 for the other side, null without a price or a quote.</summary>
    private static decimal? DistanceOf(OrderFacts facts)
    {
        if (facts.Market?.FarSide(facts.Buys) is not { } far || (facts.Terms.Limit ?? facts.Terms.Trigger) is not { } price)
            return null;
        var whole = facts.Market.Gross ?? Math.Abs(far);
        return whole == 0 || facts.Terms.Style == OrderStyle.Stop ? null : Math.Max(0, (facts.Buys ? price - far : far - price) / whole * Whole);
    }

    private static decimal? Checked(Func<decimal?> compute)
    {
        try
        {
            return compute();
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
