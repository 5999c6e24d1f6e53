using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>Which order types and times in force an instrument has: TWS answers 387 to the others.</summary>
internal static class OrderTypeRules
{
    public const string IbkrAts = "IBKRATS";

    public static OrderRefusal? Check(Order terms, Tradable tradable)
    {
        if (terms.OrderType == OrderTypes.Volatility && !(tradable.SecType == "OPT" && tradable.Currency == "USD"))
            return new OrderRefusal(OrderRefusal.VolatilityNotAllowed, "Volatility orders are only valid on US options");
        if (!OrderTypes.IsKnown(terms.OrderType) || !HasType(terms.OrderType, tradable))
            return Unsupported(terms.OrderType);
        if (!OrderTypes.IsKnownTif(terms.Tif))
            return OrderRefusal.Invalid($"Invalid time in force: {terms.Tif}");
        if (OrderTypes.IsAtOpening(terms.Tif) && (tradable.SecType is not ("STK" or "FUT" or "CFD") || !OpensWith(terms.OrderType)))
            return OrderRefusal.Invalid($"The time in force {terms.Tif} is invalid for this combination of exchange and security type or order type");
        if (OrderTypes.IsOnClose(terms.OrderType) && terms.Tif is not ("" or "DAY"))
            return new OrderRefusal(OrderRefusal.NotForTheDay, "Tif should be DAY for MOC and LOC orders");
        return null;
    }

    public static OrderRefusal Unsupported(string type) =>
        new(OrderRefusal.UnsupportedOrderType, $"Unsupported order type for this exchange and security type: '{type}'");

    private static bool OpensWith(string type) => type is OrderTypes.Market or OrderTypes.Limit or OrderTypes.MarketToLimit;

    private static bool HasType(string type, Tradable tradable) => tradable.SecType switch
    {
        Contract.Bag => type is OrderTypes.Market or OrderTypes.Limit or OrderTypes.Relative,
        "CRYPTO" => type is OrderTypes.Market or OrderTypes.Limit or OrderTypes.Stop or OrderTypes.StopLimit,
        _ => type switch
        {
            OrderTypes.MarketOnClose or OrderTypes.LimitOnClose => tradable.SecType is "STK" or "CFD" or "FUT",
            OrderTypes.MarketProtected or OrderTypes.StopProtected => tradable.SecType is "FUT" or "FOP",
            OrderTypes.Midprice or OrderTypes.PegPrimary or OrderTypes.PegMarket or OrderTypes.PassiveRelative => tradable.SecType is "STK" or "CFD",
            OrderTypes.PegBest => tradable.SecType == "STK" && tradable.Currency == "USD",
            OrderTypes.PegStock or OrderTypes.BoxTop => tradable.IsOption,
            OrderTypes.Relative or OrderTypes.PegMid or OrderTypes.PegBenchmark
                or OrderTypes.SnapMarket or OrderTypes.SnapPrimary or OrderTypes.SnapMid =>
                tradable.SecType is "STK" or "OPT" or "FUT" or "FOP" or "CFD",
            _ => true,
        },
    };
}
