using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>What an order's type makes of its prices: how far it may trade, and what starts it.</summary>
/// <param name="Style">How it trades.</param>
/// <param name="Limit">The worst price at which it may trade; null for the market's.</param>
/// <param name="Trigger">The price that starts it; null where nothing does, or where it follows the market at a distance.</param>
/// <param name="Gap">The largest distance of the limit from a price that moves with the market; null for none.</param>
internal sealed record OrderTerms(OrderStyle Style, decimal? Limit = null, decimal? Trigger = null, decimal? Gap = null)
{
    /// <summary>A price at which the order begins, and which then follows another: no cap. Null for none.</summary>
    public decimal? Start { get; init; }

    /// <summary>The limit follows the market upwards, too, so that it bounds nothing for long.</summary>
    public bool Follows { get; init; }

    /// <summary>The stop that the order gets once its adjustment is triggered; null without an adjustment.</summary>
    public decimal? AdjustedStop { get; init; }

    /// <summary>The limit that the order gets with it.</summary>
    public decimal? AdjustedLimit { get; init; }

    public static OrderTerms Of(Order order)
    {
        var buys = IsBuy(order);
        // A discretionary amount moves the worst price, without being shown.
        var limit = order.LmtPrice is { } given ? given + (buys ? order.DiscretionaryAmt : -order.DiscretionaryAmt) : (decimal?)null;
        // A limit at a distance from its trigger lies on the side that trades: above for a buy.
        var atDistance = order is { LmtPriceOffset: { } distance, TrailStopPrice: { } first }
            ? first + (buys ? distance : -distance)
            : (decimal?)null;
        var terms = order.OrderType switch
        {
            "STP" or "STP PRT" => new OrderTerms(OrderStyle.Stop, Trigger: order.AuxPrice),
            "STP LMT" => new OrderTerms(OrderStyle.Stop, limit, order.AuxPrice),
            "MIT" => new OrderTerms(OrderStyle.Touch, Trigger: order.AuxPrice),
            "LIT" => new OrderTerms(OrderStyle.Touch, limit, order.AuxPrice),
            "TRAIL" => new OrderTerms(OrderStyle.Stop, Trigger: order.TrailStopPrice),
            "TRAIL LIMIT" => new OrderTerms(OrderStyle.Stop, limit ?? atDistance, order.TrailStopPrice, order.LmtPriceOffset),
            "TRAIL MIT" => new OrderTerms(OrderStyle.Touch, Trigger: order.TrailStopPrice),
            "TRAIL LIT" => new OrderTerms(OrderStyle.Touch, limit ?? atDistance, order.TrailStopPrice, order.LmtPriceOffset) { Follows = true },
            "LMT" or "LOC" => new OrderTerms(OrderStyle.Direct, limit),
            // Their price follows another, and nothing says that TWS takes a limit as their cap.
            "PEG BENCH" or "PEG STK" => new OrderTerms(OrderStyle.Direct, Gap: Size(order.PeggedChangeAmount))
            {
                Start = Later(buys, order.StartingPrice, limit is 0 ? null : limit),
            },
            // The cap of a pegged or relative order: 0 is none.
            _ => limit is 0 or null ? new OrderTerms(OrderStyle.Direct, Gap: OffsetOf(order)) : new OrderTerms(OrderStyle.Direct, limit),
        };
        return order.AdjustedOrderType.Length == 0
            ? terms
            : terms with
            {
                AdjustedStop = order.AdjustedStopPrice,
                AdjustedLimit = order.AdjustedStopLimitPrice,
                Gap = terms.Gap ?? order.LmtPriceOffset,
            };
    }

    public static bool IsBuy(Order order) => order.Action is "BUY" or "SLONG";

    /// <summary>How far an order without a cap may trade from the price that it follows; null where it names no distance.</summary>
    private static decimal? OffsetOf(Order order)
    {
        if (order.OrderType is not ("REL" or "PASSV REL") && !order.OrderType.StartsWith("PEG", StringComparison.Ordinal)
            && !order.OrderType.StartsWith("SNAP", StringComparison.Ordinal))
            return null;
        decimal?[] offsets =
        [
            order.AuxPrice, order.CompeteAgainstBestOffset, order.MidOffsetAtWhole, order.MidOffsetAtHalf,
            order.DiscretionaryAmt > 0 ? order.DiscretionaryAmt : null,
        ];
        return offsets.Max(Size);
    }

    private static decimal? Size(decimal? offset) => offset is { } known and not 0 ? Math.Abs(known) : null;

    /// <summary>The worse of two prices.</summary>
    private static decimal? Later(bool buys, decimal? one, decimal? other) =>
        one is { } first && other is { } second ? (buys ? Math.Max(first, second) : Math.Min(first, second)) : one ?? other;
}

/// <summary>How an order trades.</summary>
internal enum OrderStyle
{
    /// <summary>At once, at the market or up to its limit.</summary>
    Direct,

    /// <summary>Once the price has moved against it to the trigger: up for a buy.</summary>
    Stop,

    /// <summary>Once the price has come to the trigger: down for a buy.</summary>
    Touch,
}
