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

    /// <inheritdoc cref="Find(string)"/>
    public static OrderKind? Find(Order order) => (order.OrderType, order.Tif) switch
    {
        ("MKT", "OPG") => OrderKind.MarketOnOpen,
        ("LMT", "OPG") => OrderKind.LimitOnOpen,
        _ => Find(order.OrderType),
    };
}
