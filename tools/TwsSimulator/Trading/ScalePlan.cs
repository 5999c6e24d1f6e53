namespace TwsSimulator.Trading;

/// <summary>
/// A scale order trades in components: the first at the limit price, each further one an increment away from the market. Profit orders are not
/// simulated.
/// </summary>
internal static class ScalePlan
{
    public static bool IsScaled(SimOrder order) => order.Terms is { ScalePriceIncrement: > 0m, ScaleInitLevelSize: > 0 };

    /// <summary>The rest of the present component.</summary>
    public static decimal SizeOf(SimOrder order)
    {
        var (_, end) = Component(order);
        return Math.Min(order.Remaining, end - order.Filled);
    }

    public static decimal? LimitOf(SimOrder order)
    {
        var distance = Component(order).Number * order.Terms.ScalePriceIncrement!.Value;
        return order.Terms.LmtPrice is { } first ? first - (order.IsBuy ? distance : -distance) : null;
    }

    private static (int Number, decimal End) Component(SimOrder order)
    {
        decimal first = order.Terms.ScaleInitLevelSize!.Value;
        decimal next = order.Terms.ScaleSubsLevelSize is > 0 and var size ? size : first;
        if (order.Filled < first)
            return (0, first);
        var further = (int)decimal.Truncate((order.Filled - first) / next) + 1;
        return (further, first + (further * next));
    }
}
