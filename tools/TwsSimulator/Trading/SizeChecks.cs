using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>The sizes that an instrument can be traded in, and the permissions that some of them need.</summary>
internal static class SizeChecks
{
    public static OrderRefusal? Check(Order terms, Tradable tradable, TradingPermissions permissions)
    {
        if (terms.HedgeType.Length > 0)
            return null;
        if (terms.CashQty is > 0m && tradable.SecType == "STK" && !(permissions.StockCashQuantity && IsDivisible(tradable)))
            return new OrderRefusal(OrderRefusal.NoCashQuantity, "Cash Quantity cannot be used for this order.");
        if (terms.TotalQuantity is not > 0m)
            return null;
        var quantity = terms.TotalQuantity.Value;
        if (tradable.SecType == "STK" && decimal.Truncate(quantity) != quantity)
        {
            if (!IsDivisible(tradable))
                return new OrderRefusal(OrderRefusal.NoFraction, "This order doesn't support fractional quantity trading");
            if (!permissions.Fractions)
                return new OrderRefusal(OrderRefusal.FractionNotPermitted, "Fractional-sized order cannot be placed via API.");
        }
        return tradable.SizeIncrement > 0m && (quantity < tradable.SizeIncrement || quantity % tradable.SizeIncrement != 0m)
            ? OrderRefusal.Invalid("Order size does not conform to market rule.")
            : null;
    }

    /// <summary>Fractions exist of US shares only.</summary>
    private static bool IsDivisible(Tradable stock) => stock.Currency == "USD";
}
