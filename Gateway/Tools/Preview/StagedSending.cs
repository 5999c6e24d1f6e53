using Gateway.Handlers;
using Gateway.Tools.Orders;
using Gateway.Trading;
using Gateway.Trading.Audit;
using Gateway.Trading.Staging;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tools.Preview;

/// <summary>Sends a staged order that a person approved, or refuses it, and records the outcome.</summary>
internal sealed class StagedSending(StagedOrders orders, OrderPlacement placement, OrderApproval approval, AuditLog audit)
{
    private const string Place = "approval page";

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    /// <summary>Sends the order, never twice; null when it no longer waits.</summary>
    public async Task<StagedOrder?> SendAsync(StagedOrder waiting, CancellationToken cancellationToken)
    {
        if (orders.Decide(waiting.Id, StagedStatus.Sent) is not { } approved)
            return null;
        if (!Write(approved, "call", approved.Planned.Text))
            return orders.Note(approved, StagedStatus.Failed, "Nothing was sent: the audit log cannot be written.");
        var (status, result) = await TryAsync(approved, cancellationToken);
        Write(approved, "result", result);
        return orders.Note(approved, status, result);
    }

    /// <summary>Refuses the order for good; null when it no longer waits.</summary>
    public StagedOrder? Refuse(StagedOrder waiting)
    {
        var refused = orders.Decide(waiting.Id, StagedStatus.Discarded);
        if (refused is not null)
            Write(refused, "refused", refused.Planned.Text);
        return refused;
    }

    private bool Write(StagedOrder approved, string kind, string text) =>
        audit.TryAppend("the person at the console", Place, kind, approved.Planned.Order.OrderRef, text);

    private async Task<(StagedStatus Status, string Result)> TryAsync(StagedOrder approved, CancellationToken cancellationToken)
    {
        try
        {
            approval.RequireOpen();
            var placed = await placement.SendApprovedAsync(approved.Planned, new OrderOrigin(approved.By), Wait, cancellationToken);
            var status = OrderJudge.IsNotWorking(placed.Outcome) ? StagedStatus.Failed : StagedStatus.Sent;
            return (status, $"{placed.Outcome.ToString().ToLowerInvariant()}, order {placed.OrderId}, "
                + $"{placed.Status ?? "no status yet"}{(placed.Reason is { } reason ? $": {reason.Text}" : "")}");
        }
        catch (Exception refused) when (refused is ToolException or TwsException or ArgumentException)
        {
            return (StagedStatus.Failed, refused.Message);
        }
    }
}
