using Gateway.Configuration;
using Gateway.Trading.Policy;

namespace Gateway.Tests.Trading.Policy;

/// <summary>
/// All limits that an order breaks, found the slow way: from the words of docs/policy.md, one limit at a time, without the judge's order, shortcuts
/// or helpers.
/// </summary>
internal static class PolicyOracle
{
    public static HashSet<string> Broken(OrderFacts order, PolicyOptions limits, PolicyTally before)
    {
        var broken = new HashSet<string>();
        Check("OpenFields", !order.ClosedFields.All(field => Listed(limits.OpenFields, field) || Listed(limits.OpenFields, "all")));
        Check("Accounts", limits.Accounts.Any() && !order.Accounts.All(account => Listed(limits.Accounts, account)));
        foreach (var underlying in order.Symbol.Split(','))
        {
            Check("Symbols", limits.Symbols.Any() && !Listed(limits.Symbols, underlying));
            Check("DeniedSymbols", Listed(limits.DeniedSymbols, underlying));
        }
        Check("SecTypes", limits.SecTypes.Any() && !Listed(limits.SecTypes, order.SecType));
        Check("Exchanges", limits.Exchanges.Any() && !Listed(limits.Exchanges, order.Exchange));
        Check("OutsideRth", order.OutsideRth && !limits.OutsideRth);

        var fresh = order.IsNew;
        Check("MaxRejections", fresh && IsSet(limits.MaxRejections) && !(before.Rejections < limits.MaxRejections) && before.Paused != null);
        Check("MaxMinuteOrders", fresh && IsSet(limits.MaxMinuteOrders) && !(before.MinuteOrders < limits.MaxMinuteOrders));
        Check("RepeatSeconds", fresh && IsSet(limits.RepeatSeconds) && before.SinceSame != null && before.SinceSame < limits.RepeatSeconds);

        var units = Units(order);
        Check("MaxQuantity", IsSet(limits.MaxQuantity) && !(units != null && units <= limits.MaxQuantity));
        Check("PriceCollarPercent", IsSet(limits.PriceCollarPercent) && IsOutOfCollar(order, limits.PriceCollarPercent));
        if (order.IsExit)
            return broken;

        var worth = Worth(order);
        var isSizedByItsParent = order.Quantity == null && order.Cash == null;
        var onlyTheDefault = !IsSet(limits.MaxNotional) && !IsSet(limits.MaxDayNotional);
        var mustBeWorthSomething = !(worth == null && isSizedByItsParent && onlyTheDefault);
        Check("MaxNotional", IsSet(limits.MaxNotional) && !(worth != null && worth <= limits.MaxNotional));
        Check(
            "MaxNotionalPercent",
            IsSet(limits.MaxNotionalPercent) && mustBeWorthSomething
                && !(worth != null && order.NetLiquidation != null && 100 * worth <= limits.MaxNotionalPercent * order.NetLiquidation));
        Check("MaxDayNotional", IsSet(limits.MaxDayNotional) && (worth == null || Exceeds(before.DayNotional, worth.Value - order.WorthBefore, limits.MaxDayNotional)));

        Check("MaxDayOrders", fresh && IsSet(limits.MaxDayOrders) && !(before.DayOrders < limits.MaxDayOrders));
        Check("MaxDayLoss", IsSet(limits.MaxDayLoss) && !(order.DailyPnL + limits.MaxDayLoss > 0));
        Check("MaxOpenOrders", fresh && IsSet(limits.MaxOpenOrders) && !(order.OpenOrders < limits.MaxOpenOrders));
        Check("MaxPosition", IsSet(limits.MaxPosition) && (order.Positions == null || order.Unknowable != null || order.Positions.Any(leg => IsTooBig(leg, limits.MaxPosition))));
        Check("LongOnly", limits.LongOnly && (order.Positions == null || order.Unknowable != null || order.Positions.Any(IsSoldShort)));
        return broken;

        void Check(string limit, bool isBroken)
        {
            if (isBroken)
                broken.Add(limit);
        }
    }

    private static bool IsSet(decimal limit) => limit != 0;

    private static bool Listed(IEnumerable<string> list, string name) => list.Any(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase));

    private static bool Exceeds(decimal before, decimal added, decimal most) => added > 0 && before + added > most;

    private static decimal? AtOnce(OrderFacts order)
    {
        if (order.Market == null)
            return null;
        var side = order.Buys ? order.Market.Ask : order.Market.Bid;
        return side ?? order.Market.Last;
    }

    private static decimal? Units(OrderFacts order)
    {
        if (order.Quantity != null)
            return order.Quantity;
        var price = AtOnce(order);
        return order.Cash == null || price == null || price <= 0 ? null : order.Cash / (price * order.PointValue);
    }

    private static decimal? Worth(OrderFacts order)
    {
        if (order.Rate == null || order.Unknowable != null || (order.Quantity == null && order.Cash == null))
            return null;
        if (order.Quantity == null)
            return order.Cash * order.Rate;
        var market = AtOnce(order);
        List<decimal?> prices = [order.Terms.Start, order.Terms.AdjustedLimit ?? order.Terms.AdjustedStop, order.Terms.Limit ?? order.Terms.Trigger];
        // Only a limit that stays bounds what a buy can pay; what it can sell for has no bound.
        var hasCap = order.Buys && order.Terms.Limit != null && !order.Terms.Follows;
        if (!hasCap)
        {
            if (market == null && order.SecType != "BAG")
                return null;
            prices.Add(market);
            prices.Add(order.Reach);
        }
        if (order.SecType == "BAG" && order.Market?.Gross == null)
            return null;
        var price = order.Market?.Gross ?? 0;
        foreach (var one in prices)
            price = Math.Max(price, Math.Abs(one ?? 0));
        return price * order.PointValue * order.Quantity * order.Rate;
    }

    private static bool IsOutOfCollar(OrderFacts order, decimal percent)
    {
        if (order.Unknowable != null)
            return true;
        foreach (var leg in order.LegPrices)
        {
            var legMarket = (leg.Buys ? leg.Market?.Ask : leg.Market?.Bid) ?? leg.Market?.Last;
            var distance = leg.Buys ? leg.Price - legMarket : legMarket - leg.Price;
            if (distance * 100 > Math.Abs(legMarket!.Value) * percent && distance > 2 * leg.Tick)
                return true;
        }
        var market = AtOnce(order);
        if (market == null)
            return false;
        var (sign, reference) = (order.Buys ? 1 : -1, market.Value);
        if (order.WaitsFor != null && sign * (order.WaitsFor.Value - reference) > 0)
            reference = order.WaitsFor.Value;
        if (order.Terms.Style == OrderStyle.Stop && order.Terms.Trigger is { } stop)
        {
            // A buy stop waits above every price of the market, a sell stop below.
            var near = order.Buys ? order.Market!.Ask : order.Market!.Bid;
            var waits = (order.Market.Last != null && sign * (stop - order.Market.Last) > 0) || (near != null && sign * (stop - near) > 0);
            if (!waits && order.WaitsFor == null)
                return true;
            if (sign * (stop - reference) > 0)
                reference = stop;
        }
        bool IsBeyond(decimal distance) => distance * 100 > (order.Market!.Gross ?? Math.Abs(reference)) * percent && distance > 2 * order.Tick;
        if (order.Terms.Gap is { } gap && IsBeyond(gap))
            return true;
        var price = order.Terms.Limit;
        if (price == null && order.Terms.Style == OrderStyle.Touch)
            price = order.Terms.Trigger;
        if (price != null && IsBeyond(sign * (price.Value - reference)))
            return true;
        if (order.Terms.Start != null && IsBeyond(sign * (order.Terms.Start.Value - reference)))
            return true;
        if (order.Terms.AdjustedStop != null && sign * (order.Terms.AdjustedStop.Value - reference) > 0)
            reference = order.Terms.AdjustedStop.Value;
        return order.Terms.AdjustedLimit != null && IsBeyond(sign * (order.Terms.AdjustedLimit.Value - reference));
    }

    private static bool IsTooBig(PositionView leg, decimal most)
    {
        var after = leg.Held + leg.Change;
        if (leg.Change > 0)
            after += leg.OpenBuys;
        if (leg.Change < 0)
            after -= leg.OpenSells;
        var grows = Math.Abs(after) > Math.Abs(leg.Held);
        return grows && (after > most || after < -most);
    }

    private static bool IsSoldShort(PositionView leg) => leg.Change < 0 && leg.Held - leg.OpenSells + leg.Change < 0;
}
