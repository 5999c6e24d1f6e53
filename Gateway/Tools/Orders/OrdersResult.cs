using System.ComponentModel;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>A list of orders.</summary>
internal sealed record OrdersResult
{
    public required IReadOnlyList<OrderRow> Orders { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more orders. Complete and empty means that there are none.")]
    public required bool Complete { get; init; }

    public static OrdersResult Of(IEnumerable<OrderEntry> entries, bool complete)
    {
        var rows = entries.Select(OrderRow.Of).ToList();
        return new OrdersResult { Orders = rows, Count = rows.Count, Complete = complete };
    }
}
