using Gateway.Handlers;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Finds the order that a call names, in the order cache or else by asking TWS.</summary>
internal sealed class OrderLookup(TwsClient client)
{
    /// <exception cref="ToolException">No id is given, or no such order is known to TWS.</exception>
    public async Task<OrderEntry> FindAsync(int? orderId, long? permId, string? orderRef, CancellationToken cancellationToken)
    {
        if (orderId is null && permId is null && string.IsNullOrWhiteSpace(orderRef))
            throw ToolErrors.InvalidArgument("orderId: is required, or permId or orderRef; example: 1001");
        return Remembered(orderId, permId, orderRef) ?? await AskAsync(orderId, permId, orderRef, cancellationToken);
    }

    /// <summary>As <see cref="FindAsync"/>; where the fate of the order is open, TWS's lists are read anew before the answer.</summary>
    public async Task<OrderEntry> FindSettledAsync(int? orderId, long? permId, string? orderRef, CancellationToken cancellationToken)
    {
        var order = await FindAsync(orderId, permId, orderRef, cancellationToken);
        if (OrderJudge.OutcomeOf(order) != OrderOutcome.Unknown)
            return order;
        try
        {
            await client.Orders.ReconcileAsync(cancellationToken);
        }
        catch (TwsException)
        {
            // TWS is away: what is known now is the answer.
            return order;
        }
        return Remembered(orderId, permId, orderRef) ?? order;
    }

    private OrderEntry? Remembered(int? orderId, long? permId, string? orderRef) =>
        permId is { } perm ? client.Orders.FindByPermId(perm)
        : orderId is { } id ? client.Orders.Find(id)
        : client.Orders.FindByRef(orderRef!);

    private async Task<OrderEntry> AskAsync(int? orderId, long? permId, string? orderRef, CancellationToken cancellationToken)
    {
        var open = await client.Orders.OpenOrdersAsync(allClients: true, cancellationToken);
        if (open.Items.FirstOrDefault(Fits) is { } working)
            return working;
        var done = await client.Orders.CompletedOrdersAsync(apiOnly: false, cancellationToken);
        if (done.Items.FirstOrDefault(Fits) is { } ended)
            return ended;
        throw open.Complete && done.Complete
            ? ToolErrors.Failed(
                "order_not_found", "No open order and no order that ended today has this id.", "See ibkr_get_all_orders and ibkr_get_executions.")
            : ToolErrors.Failed(
                "incomplete", "TWS did not finish its lists of orders; the order is not in the part that arrived.", "Try again.", retryable: true);

        bool Fits(OrderEntry entry) =>
             permId is { } perm ? entry.PermId == perm
             : orderId is { } id ? entry.OrderId == id
             : string.Equals(entry.Order.OrderRef, orderRef, StringComparison.Ordinal);
    }
}
