using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>
/// Fields with which TWS makes further orders, or prices of its own, which nothing bounds: no limit of a price or of money can be held against them.
/// </summary>
internal static class UnknowableFields
{
    /// <summary>The first such field that an order sets, by its name for the caller; null for none.</summary>
    public static string? Of(Order order)
    {
        (string Name, bool IsSet)[] fields =
        [
            // The price follows from a volatility.
            ("orderType VOL", order.OrderType == "VOL"),
            // A second order, in another contract, of a size that TWS computes.
            ("deltaNeutralOrderType", order.DeltaNeutralOrderType.Length > 0),
            // A hedge of any ratio to its parent.
            ("hedgeParam", order.HedgeType.Length > 0 && order.HedgeParam.Length > 0),
            ("scaleTable", order.ScaleTable.Length > 0),
            ("scalePriceAdjustValue", order.ScalePriceAdjustValue is not (null or 0)),
            // Orders on the other side, again and again.
            ("scaleProfitOffset", order.ScaleProfitOffset is not (null or 0)),
            ("scaleAutoReset", order.ScaleAutoReset),
            ("scaleInitPosition", order.ScaleInitPosition is not (null or 0)),
            ("percentOffset", order.PercentOffset is not (null or 0) && order.LmtPrice is (null or 0)),
        ];
        return Array.Find(fields, field => field.IsSet).Name;
    }
}
