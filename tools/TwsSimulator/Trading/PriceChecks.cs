using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>The prices that an order type needs, and the grid that they must lie on.</summary>
internal static class PriceChecks
{
    public static OrderRefusal? Check(Order terms, Tradable tradable, ITradingMarket market)
    {
        var type = terms.OrderType;
        if (OrderTypes.NeedsLimit(type) && terms.LmtPrice is null && terms.OrderComboLegs.All(leg => leg.Price is null))
            return OrderRefusal.Invalid("A limit price is required for this order type");
        if (OrderTypes.NeedsAux(type) && terms.AuxPrice is null)
            return OrderRefusal.Invalid("A stop price (auxPrice) is required for this order type");
        if (OrderTypes.Trails(type) && terms.TrailingPercent is null && terms.AuxPrice is not > 0m)
            return OrderRefusal.Invalid("A trailing amount (auxPrice) or a trailing percentage is required for this order type");
        if (type == OrderTypes.PegBenchmark
            && (market.Find(terms.ReferenceContractId) is null || terms.ReferenceChangeAmount is not > 0m || terms.PeggedChangeAmount is null))
            return OrderRefusal.Invalid("A PEG BENCH order needs a reference contract, a pegged change amount and a reference change amount");
        if (type == OrderTypes.Volatility && (terms.Volatility is not > 0 || terms.VolatilityType is not (1 or 2)))
            return OrderRefusal.Invalid("A VOL order needs a volatility in percent and the volatility type 1 (daily) or 2 (annual)");
        if (type == OrderTypes.PegStock && terms.Delta is not (>= -100 and <= 100 and not 0))
            return OrderRefusal.Invalid("A PEG STK order needs a delta between -100 and 100");
        return CheckAdjustment(terms) ?? (Conform(terms, tradable)
            ? null
            : new OrderRefusal(OrderRefusal.PriceIncrement, "The price does not conform to the minimum price variation for this contract."));
    }

    private static OrderRefusal? CheckAdjustment(Order terms)
    {
        if (terms.AdjustedOrderType.Length == 0 || terms.AdjustedOrderType == "None")
            return null;
        if (terms.OrderType is not (OrderTypes.Stop or OrderTypes.StopLimit or OrderTypes.Trail or OrderTypes.TrailLimit)
            || terms.AdjustedOrderType is not (OrderTypes.Stop or OrderTypes.StopLimit or OrderTypes.Trail or OrderTypes.TrailLimit))
            return OrderRefusal.Invalid("Only stop and trailing orders can be adjusted, and only to one of them");
        return terms.TriggerPrice is null || terms.AdjustedStopPrice is null
            ? OrderRefusal.Invalid("An adjusted order needs a trigger price and an adjusted stop price")
            : null;
    }

    private static bool Conform(Order terms, Tradable tradable) =>
        IsOnGrid(terms.LmtPrice, tradable)
        && (!OrderTypes.NeedsAux(terms.OrderType) || IsOnGrid(terms.AuxPrice, tradable))
        && IsOnGrid(terms.TrailStopPrice, tradable)
        && IsOnGrid(terms.AdjustedStopPrice, tradable);

    private static bool IsOnGrid(decimal? price, Tradable tradable) =>
        price is not { } value || tradable.MinTick == 0m || value % tradable.TickAt(value) == 0m;
}
