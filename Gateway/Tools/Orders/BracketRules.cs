using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Tools.Orders.Rules;
using Gateway.Tws.Api.MarketData;

namespace Gateway.Tools.Orders;

/// <summary>The rules for the parts of a bracket.</summary>
internal static class BracketRules
{
    /// <summary>The entry without its side and size.</summary>
    /// <exception cref="ToolException">The type does not fit the price.</exception>
    public static OrderTicket Entry(OrderKind? type, decimal? price)
    {
        var kind = type ?? (price is null ? OrderKind.Market : OrderKind.Limit);
        if ((kind == OrderKind.Market) != (price is null))
            throw Wrong($"entryPrice: {(price is null ? "is required for" : "does not belong to")} entryType {EnumName<OrderKind>.Of(kind)}; "
                + $"example: {(price is null ? "190" : "leave it out")}");
        return new OrderTicket
        {
            Action = default,
            Quantity = null,
            Kind = kind,
            LimitPrice = kind == OrderKind.Limit ? price : null,
            StopPrice = kind is OrderKind.Stop or OrderKind.MarketIfTouched ? price : null,
            Names = new OrderFieldNames { Limit = "entryPrice", Stop = "entryPrice", Type = "entryType" },
        };
    }

    /// <summary>The stop order of a bracket.</summary>
    public static OrderTicket Stop(OrderTicket exit, OrderKind type, decimal? stop, decimal? limit, decimal? trailAmount, decimal? trailPercent) =>
        exit with { Kind = type, LimitPrice = limit, StopPrice = stop, TrailAmount = trailAmount, TrailPercent = trailPercent };

    /// <summary>A bracket whose exits are on the wrong side would close at once.</summary>
    public static void CheckSides(OrderAction action, decimal? entry, decimal profit, decimal stop)
    {
        var (low, high) = action == OrderAction.Buy ? (stop, profit) : (profit, stop);
        if (low < high && (entry is not { } price || (low < price && price < high)))
            return;
        var order = action == OrderAction.Buy ? "stopLossPrice < entryPrice < takeProfitPrice" : "takeProfitPrice < entryPrice < stopLossPrice";
        throw Wrong($"takeProfitPrice: must be beyond the entry, for {EnumName<OrderAction>.Of(action)}: {order}; example: "
            + $"{(action == OrderAction.Buy ? "210" : "170")}");
    }

    /// <summary>Whether the market has reached the entry already, so that it fills at the market's price.</summary>
    public static bool FillsAtOnce(OrderTicket entry, Quote quote)
    {
        var buys = entry.Action == OrderAction.Buy;
        return entry.Kind switch
        {
            OrderKind.Market => true,
            OrderKind.Limit =>
                ((buys ? quote.Ask : quote.Bid) ?? quote.Last) is { } other && (buys ? entry.LimitPrice >= other : entry.LimitPrice <= other),
            OrderKind.Stop => quote.Last is { } last && (buys ? entry.StopPrice <= last : entry.StopPrice >= last),
            OrderKind.MarketIfTouched => quote.Last is { } last && (buys ? entry.StopPrice >= last : entry.StopPrice <= last),
            _ => false,
        };
    }

    private static ToolException Wrong(string message) => ToolErrors.InvalidArgument(message, "Nothing was sent.");
}
