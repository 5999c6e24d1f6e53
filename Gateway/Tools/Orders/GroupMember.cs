using Gateway.Tools.Orders.Input;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders;

/// <summary>One order of a group, before it is looked up.</summary>
internal sealed record GroupMember(Contract Asked, OrderTicket Ticket, string? Account, string? Reference = null)
{
    public static GroupMember Of(OrderInput input) => new(input.Contract.ToContract(), input.Order.ToTicket(), input.Order.Account, input.Order.Reference);
}
