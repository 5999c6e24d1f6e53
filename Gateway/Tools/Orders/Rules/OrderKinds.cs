using Gateway.Instruments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Rules;

/// <summary>Finds the order type of an order that is in TWS's form.</summary>
internal static class OrderKinds
{
    private static readonly Dictionary<string, OrderKind> ByName =
        Enum.GetValues<OrderKind>().ToDictionary(EnumName<OrderKind>.Of, StringComparer.Ordinal);

    /// <summary>Null for a type that this gateway does not place, of an order made elsewhere.</summary>
    public static OrderKind? Find(string orderType) => ByName.TryGetValue(orderType, out var kind) ? kind : null;

    /// <summary>Whether the limit of the type is a cap, where 0 means none: for pegged and relative orders.</summary>
    public static bool HasCap(string orderType) => Find(orderType) is { } kind && PriceRule.Of(kind) is { Limit: Presence.May, Trails: false };

    /// <inheritdoc cref="Find(string)"/>
    public static OrderKind? Find(Order order) => (order.OrderType, order.Tif) switch
    {
        ("MKT", "OPG") => OrderKind.MarketOnOpen,
        ("LMT", "OPG") => OrderKind.LimitOnOpen,
        _ => Find(order.OrderType),
    };
}
