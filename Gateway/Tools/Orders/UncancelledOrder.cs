using System.ComponentModel;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>An open order that may still work.</summary>
internal sealed record UncancelledOrder
{
    public required int OrderId { get; init; }

    public long? PermId { get; init; }

    [Description("Why it is not cancelled, or not yet.")]
    public required RowError Reason { get; init; }

    public static UncancelledOrder Of(OrderEntry order, RowError reason) => new() { OrderId = order.OrderId, PermId = order.PermId, Reason = reason };
}
