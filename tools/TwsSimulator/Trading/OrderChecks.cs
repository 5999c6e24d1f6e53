using Gateway.Tws.Model;
using TwsSimulator.Trading.Algos;
using TwsSimulator.Trading.Combos;

namespace TwsSimulator.Trading;

/// <summary>The rules that an order must keep before it may enter the book.</summary>
internal static class OrderChecks
{
    /// <summary>The first rule that the terms break; null when they keep all.</summary>
    public static OrderRefusal? Check(
        Contract asked, Order terms, Tradable tradable, ITradingMarket market, TradingPermissions permissions)
    {
        if (terms.Action is not ("BUY" or "SELL"))
            return OrderRefusal.Invalid($"Invalid action '{terms.Action}': use BUY or SELL");
        if (tradable.SecType == "IND")
            return OrderRefusal.Reject("No trading permissions: an index cannot be traded.");
        return CheckQuantity(terms, tradable)
            ?? SizeChecks.Check(terms, tradable, permissions)
            ?? OrderTypeRules.Check(terms, tradable)
            ?? CryptoRules.Check(terms, tradable)
            ?? AlgoChecks.Check(terms, tradable)
            ?? ComboChecks.Check(asked, terms, tradable)
            ?? CheckTimes(terms, market.Now)
            ?? PriceChecks.Check(terms, tradable, market)
            ?? ConditionChecks.Check(terms, market);
    }

    /// <summary>A modification must keep what names the order: its instrument, side, type and account.</summary>
    public static OrderRefusal? CheckModification(SimOrder order, Tradable tradable, Order terms)
    {
        if (order.Status == OrderStatus.Filled)
            return new OrderRefusal(OrderRefusal.CannotModifyFilled, "Cannot modify a filled order.");
        if (order.IsDone)
            return new OrderRefusal(OrderRefusal.DuplicateOrderId, "Duplicate order id");
        if (!tradable.IsSameAs(order.Tradable) || terms.Action != order.Terms.Action || (terms.OrderType != order.Terms.OrderType && !order.Adjusted)
            || terms.AlgoStrategy != order.Terms.AlgoStrategy || (terms.Account.Length > 0 && terms.Account != order.AccountName))
            return new OrderRefusal(OrderRefusal.ModificationMismatch, "Order being modified does not match original order.");
        return terms.TotalQuantity <= order.Filled && terms.HedgeType.Length == 0
            ? OrderRefusal.Reject("The new quantity is not above the quantity that has traded.")
            : null;
    }

    private static OrderRefusal? CheckQuantity(Order terms, Tradable tradable)
    {
        if (terms.HedgeType.Length > 0)
        {
            // The size of a hedge comes from its parent's fill.
            return terms.HedgeType is "D" or "B" or "F" or "P" && terms.ParentId != 0
                ? null
                : OrderRefusal.Invalid("A hedge order needs a parent order and the hedge type D, B, F or P");
        }
        if (terms.CashQty is > 0m && terms.TotalQuantity is null or 0m)
        {
            return tradable.SecType is "STK" or "CASH" or "CRYPTO"
                ? null
                : OrderRefusal.Invalid("Cash quantity cannot be used for this contract");
        }
        if (terms.TotalQuantity is not > 0m)
            return OrderRefusal.Invalid("Order quantity must be greater than zero");
        if (terms is { ScalePriceIncrement: > 0m }
            && (terms.OrderType != OrderTypes.Limit || terms.ScaleInitLevelSize is not > 0 || terms.ScaleInitLevelSize > terms.TotalQuantity))
            return OrderRefusal.Invalid("A scale order needs a LMT order and an initial component size between 1 and its quantity");
        return terms.OcaType is < 0 or > 3 ? OrderRefusal.Invalid($"Invalid OCA type {terms.OcaType}: use 1, 2 or 3") : null;
    }

    private static OrderRefusal? CheckTimes(Order terms, DateTimeOffset now)
    {
        if (terms.GoodAfterTime.Length > 0 && OrderTimes.Parse(terms.GoodAfterTime) is null)
            return OrderRefusal.Invalid($"Invalid good after time '{terms.GoodAfterTime}': use yyyyMMdd-HH:mm:ss (UTC)");
        if (terms.Tif != "GTD" || (terms.GoodTillDate.Length == 0 && terms.Duration is > 0))
            return null;
        return OrderTimes.Parse(terms.GoodTillDate) switch
        {
            null => OrderRefusal.Invalid($"Invalid good till date '{terms.GoodTillDate}': use yyyyMMdd-HH:mm:ss (UTC)"),
            var until when until <= now => OrderRefusal.Invalid($"The good till date '{terms.GoodTillDate}' has passed"),
            _ => null,
        };
    }
}
