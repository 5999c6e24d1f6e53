using Gateway.Tws.Model;

namespace Gateway.Trading.Policy;

/// <summary>What an order's type makes of its prices: how far it may trade, and what starts it.</summary>
/// <param name="Style">How it trades.</param>
/// <param name="Limit">The worst price at which it may trade; null for the market's.</param>
/// <param name="Trigger">The price that starts it; null where nothing does, or where it follows the market at a distance.</param>
/// <param name="Gap">Distance of the limit from a trigger that moves with the market; null for none.</param>
internal sealed record OrderTerms(OrderStyle Style, decimal? Limit = null, decimal? Trigger = null, decimal? Gap = null)
{
    public static OrderTerms Of(Order order)
    {
        var buys = IsBuy(order);
        // A discretionary amount moves the worst price, without being shown.
        var limit = order.LmtPrice is { } given ? given + (buys ? order.DiscretionaryAmt : -order.DiscretionaryAmt) : (decimal?)null;
        // A limit at a distance from its trigger lies on the side that trades: above for a buy.
        var atDistance = order is { LmtPriceOffset: { } distance, TrailStopPrice: { } first }
            ? first + (buys ? distance : -distance)
            : (decimal?)null;
        return order.OrderType switch
        {
            "STP" or "STP PRT" => new OrderTerms(OrderStyle.Stop, Trigger: order.AuxPrice),
            "STP LMT" => new OrderTerms(OrderStyle.Stop, limit, order.AuxPrice),
            "MIT" => new OrderTerms(OrderStyle.Touch, Trigger: order.AuxPrice),
            "LIT" => new OrderTerms(OrderStyle.Touch, limit, order.AuxPrice),
            "TRAIL" => new OrderTerms(OrderStyle.Stop, Trigger: order.TrailStopPrice),
            "TRAIL LIMIT" => new OrderTerms(OrderStyle.Stop, limit ?? atDistance, order.TrailStopPrice, order.LmtPriceOffset),
            "TRAIL MIT" => new OrderTerms(OrderStyle.Touch, Trigger: order.TrailStopPrice),
            "TRAIL LIT" => new OrderTerms(OrderStyle.Touch, limit ?? atDistance, order.TrailStopPrice, order.LmtPriceOffset),
            "LMT" or "LOC" => new OrderTerms(OrderStyle.Direct, limit),
            // The cap of a pegged or relative order: 0 is none.
            _ => new OrderTerms(OrderStyle.Direct, limit is 0 or null ? order.StartingPrice : limit),
        };
    }

    public static bool IsBuy(Order order) => order.Action is "BUY" or "SLONG";
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
