using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>The rules that an order must keep before it may enter the book.</summary>
internal static class OrderChecks
{
    /// <summary>The first rule that the terms break; null when they keep all.</summary>
    public static OrderRefusal? Check(Order terms, Tradable tradable, DateTimeOffset now)
    {
        if (terms.Action is not ("BUY" or "SELL"))
            return OrderRefusal.Invalid($"Invalid action '{terms.Action}': use BUY or SELL");
        if (terms.TotalQuantity is not > 0m)
            return OrderRefusal.Invalid("Order quantity must be greater than zero");
        if (tradable.SecType is not ("CRYPTO" or "STK" or "CASH") && decimal.Truncate(terms.TotalQuantity.Value) != terms.TotalQuantity)
            return OrderRefusal.Invalid("Fractional quantity is not allowed for this contract");
        if (tradable.SecType == "IND")
            return OrderRefusal.Reject("No trading permissions: an index cannot be traded.");
        if (!OrderTypes.IsKnown(terms.OrderType))
        {
            return new OrderRefusal(OrderRefusal.UnsupportedOrderType,
                $"Unsupported order type for this exchange and security type: '{terms.OrderType}'");
        }
        if (!OrderTypes.IsKnownTif(terms.Tif))
            return OrderRefusal.Invalid($"Invalid time in force: {terms.Tif}");
        return CheckTimes(terms, now) ?? CheckPrices(terms, tradable);
    }

    /// <summary>A modification must keep what names the order: its instrument, side, type and account.</summary>
    public static OrderRefusal? CheckModification(SimOrder order, int conId, Order terms)
    {
        if (order.Status == OrderStatus.Filled)
            return new OrderRefusal(OrderRefusal.CannotModifyFilled, "Cannot modify a filled order.");
        if (order.IsDone)
            return new OrderRefusal(OrderRefusal.DuplicateOrderId, "Duplicate order id");
        if (conId != order.Tradable.ConId || terms.Action != order.Terms.Action || terms.OrderType != order.Terms.OrderType
            || (terms.Account.Length > 0 && terms.Account != order.Account.Id))
            return new OrderRefusal(OrderRefusal.ModificationMismatch, "Order being modified does not match original order.");
        return terms.TotalQuantity <= order.Filled
            ? OrderRefusal.Reject("The new quantity is not above the quantity that has traded.")
            : null;
    }

    private static OrderRefusal? CheckTimes(Order terms, DateTimeOffset now)
    {
        if (terms.GoodAfterTime.Length > 0 && OrderTimes.Parse(terms.GoodAfterTime) is null)
            return OrderRefusal.Invalid($"Invalid good after time '{terms.GoodAfterTime}': use yyyyMMdd-HH:mm:ss (UTC)");
        if (terms.Tif != "GTD")
            return null;
        return OrderTimes.Parse(terms.GoodTillDate) switch
        {
            null => OrderRefusal.Invalid($"Invalid good till date '{terms.GoodTillDate}': use yyyyMMdd-HH:mm:ss (UTC)"),
            var until when until <= now => OrderRefusal.Invalid($"The good till date '{terms.GoodTillDate}' has passed"),
            _ => null,
        };
    }

    private static OrderRefusal? CheckPrices(Order terms, Tradable tradable)
    {
        var type = terms.OrderType;
        if (OrderTypes.NeedsLimit(type) && terms.LmtPrice is null)
            return OrderRefusal.Invalid("A limit price is required for this order type");
        if (OrderTypes.NeedsAux(type) && terms.AuxPrice is null)
            return OrderRefusal.Invalid("A stop price (auxPrice) is required for this order type");
        if (OrderTypes.Trails(type) && terms.TrailingPercent is null && terms.AuxPrice is not > 0m)
            return OrderRefusal.Invalid("A trailing amount (auxPrice) or a trailing percentage is required for this order type");
        var conforms = Conforms(terms.LmtPrice, tradable)
            && (!OrderTypes.NeedsAux(type) || Conforms(terms.AuxPrice, tradable))
            && Conforms(terms.TrailStopPrice, tradable);
        return conforms ? null : new OrderRefusal(OrderRefusal.PriceIncrement, "The price does not conform to the minimum price variation for this contract.");
    }

    private static bool Conforms(decimal? price, Tradable tradable) =>
        price is not { } value || tradable.MinTick == 0m || value % tradable.MinTick == 0m;
}
