namespace TwsSimulator.Trading.Algos;

/// <summary>How much of an algorithm's order may trade at one price step, and when.</summary>
/// <remarks>
/// A simplification of IB's: Adaptive trades all, a quarter or a tenth of the order a step (urgent, normal, patient), ArrivalPx by its risk aversion,
/// DarkIce its display size, PctVol, Vwap and MinImpact their share of what the quote shows, Twap a tenth. ClosePx trades in the closing auction.
/// </remarks>
internal static class AlgoPlan
{
    private const decimal UsualParts = 10m;

    public static decimal SliceOf(SimOrder order, TradeQuote quote)
    {
        var slice = order.Terms.AlgoStrategy switch
        {
            AlgoStrategies.Adaptive => order.Quantity / Pace(Text(order, "adaptivePriority")),
            AlgoStrategies.ArrivalPrice => order.Quantity / Pace(Text(order, "riskAversion")),
            AlgoStrategies.DarkIce => Number(Text(order, "displaySize")) ?? order.Remaining,
            AlgoStrategies.PercentOfVolume => quote.OppositeSize(order.IsBuy) * (Number(Text(order, "pctVol")) ?? 1m),
            AlgoStrategies.Vwap or AlgoStrategies.MinimumImpact =>
                quote.OppositeSize(order.IsBuy) * (Number(Text(order, "maxPctVol")) ?? 1m / UsualParts),
            _ => order.Quantity / UsualParts,
        };
        return Math.Min(order.Remaining, Math.Max(1m, Math.Ceiling(slice)));
    }

    /// <summary>Before its start time an order waits.</summary>
    public static bool IsEarly(SimOrder order, DateTimeOffset now) =>
        order.Terms.AlgoStrategy.Length > 0 && AlgoTimes.Parse(Text(order, "startTime"), order.PlacedAt) > now;

    /// <summary>After its end time an order ends, unless it may go on.</summary>
    public static bool IsLate(SimOrder order, DateTimeOffset now) =>
        order.Terms.AlgoStrategy.Length > 0 && Text(order, "allowPastEndTime") is not ("1" or "true")
        && AlgoTimes.Parse(Text(order, "endTime"), order.PlacedAt) <= now;

    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal Pace(string haste) => haste switch
    {
        "Urgent" or "Get Done" => 1m,
        "Normal" or "Aggressive" => 4m,
        "Neutral" => 6m,
        _ => UsualParts,
    };

    private static string Text(SimOrder order, string tag) => order.Terms.AlgoParams.FirstOrDefault(param => param.Tag == tag)?.Value ?? "";
}
