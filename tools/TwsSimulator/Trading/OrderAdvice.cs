using System.Collections.Frozen;
using Gateway.Tws.Model;

namespace TwsSimulator.Trading;

/// <summary>What TWS says about an order that it accepts: the order goes on.</summary>
internal static class OrderAdvice
{
    /// <summary>A limit this far beyond the far side of the market is capped.</summary>
    private const decimal CapBeyond = 0.05m;

    /// <summary>The amount below which a currency order is an odd lot, in the pair's first currency.</summary>
    private static readonly FrozenDictionary<string, decimal> LeastLots = new Dictionary<string, decimal>
    {
        ["USD"] = 25_000m,
        ["EUR"] = 20_000m,
        ["GBP"] = 17_000m,
        ["AUD"] = 25_000m,
        ["CAD"] = 25_000m,
        ["CHF"] = 25_000m,
        ["NZD"] = 35_000m,
        ["JPY"] = 2_500_000m,
    }.ToFrozenDictionary();

    /// <summary>Takes away what TWS ignores.</summary>
    public static void Settle(SimOrder order)
    {
        if (order.Terms.OutsideRth && !OutsideHours.AreHonoured(order.Terms, order.Tradable))
        {
            order.Terms = order.Terms with { OutsideRth = false };
            order.OutsideHoursIgnored = true;
        }
        else if (order.Terms.OutsideRth)
            order.OutsideHoursIgnored = false;
    }

    /// <summary>All messages about the order, in TWS's order.</summary>
    public static IEnumerable<OrderRefusal> Of(SimOrder order, ITradingMarket market)
    {
        if (order.OutsideHoursIgnored)
            yield return new OrderRefusal(OrderRefusal.OutsideHoursIgnored,
                "Order Event Warning:Attribute 'Outside Regular Trading Hours' is ignored based on the order type and destination. "
                + "PlaceOrder is now being processed.");
        if (TimesOf(order.Terms).Any(OrderTimes.LacksZone))
            yield return new OrderRefusal(OrderRefusal.ZoneMissing, OrderTimes.ZoneWarning);
        if (CapOf(order, market) is { } cap)
            yield return new OrderRefusal(OrderRefusal.PriceCapped, string.Create(CultureInfo.InvariantCulture,
                $"{Name(order)} @ {order.Terms.LmtPrice} In accordance with our regulatory obligations as a broker, we will initially cap (or limit) "
                + $"the price of your Limit Order to {cap} or a more aggressive price still within your specified limit price."));
        foreach (var note in Notes(order, market))
            yield return new OrderRefusal(OrderRefusal.OrderNote, $"Order Message:\n{Name(order)}\nWarning: {note}");
    }

    /// <summary>The warning in the answer to a what-if order; empty when there is none.</summary>
    public static string WarningOf(SimOrder order, ITradingMarket market) => string.Join('\n', Notes(order, market));

    private static IEnumerable<string> Notes(SimOrder order, ITradingMarket market)
    {
        var symbol = order.Tradable.Contract.Symbol;
        if (order.Tradable.IsForex && LeastLots.TryGetValue(symbol, out var least) && order.Quantity < least)
            yield return FormattableString.Invariant(
                $"Your order size is below the {symbol} {least} IdealPro minimum and will be routed as an odd lot order.");
        if (order.AuctionAt is null && !IsTrading(order, market))
            yield return $"Your order will not be placed at the exchange until {OpeningOf(order, market)}.";
    }

    private static bool IsTrading(SimOrder order, ITradingMarket market) =>
        market.IsOpen(order.Tradable) && (order.Terms.OutsideRth || market.IsRegular(order.Tradable));

    private static string OpeningOf(SimOrder order, ITradingMarket market)
    {
        var zone = market.ZoneOf(order.Tradable);
        var moment = market.NextOpening(order.Tradable, regular: !order.Terms.OutsideRth);
        var local = TimeZoneInfo.ConvertTime(moment, Market.ExchangeZones.Find(zone) ?? TimeZoneInfo.Utc);
        return local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " " + zone;
    }

    /// <summary>As TWS names an order: <c>BUY 100 AAPL NASDAQ.NMS</c>, <c>SELL 7000 EUR.USD Forex</c>.</summary>
    private static string Name(SimOrder order)
    {
        var contract = order.Tradable.Contract;
        var instrument = order.Tradable.SecType switch
        {
            "STK" => $"{contract.LocalSymbol} {contract.PrimaryExch}.{contract.TradingClass}",
            "CASH" => $"{contract.LocalSymbol} Forex",
            _ => contract.LocalSymbol.Length > 0 ? contract.LocalSymbol : contract.Symbol,
        };
        return FormattableString.Invariant($"{order.Terms.Action} {order.Quantity} {instrument}");
    }

    private static decimal? CapOf(SimOrder order, ITradingMarket market)
    {
        if (order.Tradable.SecType is not ("STK" or "FUT")
            || order.Terms is not { OrderType: OrderTypes.Limit, LmtPrice: { } limit }
            || market.QuoteOf(order.Tradable).Opposite(order.IsBuy) is not { } far)
            return null;
        var bound = far * (order.IsBuy ? 1m + CapBeyond : 1m - CapBeyond);
        var tick = order.Tradable.TickAt(bound);
        var cap = tick == 0m ? bound : Math.Round(bound / tick) * tick;
        return (order.IsBuy ? limit > cap : limit < cap) ? cap : null;
    }

    private static IEnumerable<string> TimesOf(Order terms) =>
        terms.Conditions.OfType<TimeCondition>().Select(condition => condition.Time)
            .Append(terms.GoodAfterTime)
            .Append(terms.Tif == "GTD" ? terms.GoodTillDate : "");
}
