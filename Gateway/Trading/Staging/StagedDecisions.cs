using Gateway.Handlers;
using Gateway.Trading.Audit;
using Gateway.Trading.Policy;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Session;

namespace Gateway.Trading.Staging;

/// <summary>Carries out a person's decision on staged orders, and records it.</summary>
internal sealed class StagedDecisions(
    StagedOrders orders, OrderApproval approval, PriceBand band, AuditLog audit, TimeProvider clock)
{
    private const string Person = "the person at the console";
    private const string Place = "approval page";

    /// <summary>What is shown is read anew when it is older.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    /// <summary>The order as it is shown now, with the present market.</summary>
    public async Task<StagedOrder?> ShowAsync(string id)
    {
        if (orders.Find(id) is not { Status: StagedStatus.Waiting, Work.LookAsync: { } look } waiting)
            return orders.Find(id);
        if (waiting.Shown is null || clock.GetUtcNow() - waiting.Shown.At > FreshFor)
            await LookAsync(id, look);
        return orders.Find(id);
    }

    /// <summary>
    /// Sends the orders, never twice. Where the market has moved against them since they were shown, they are shown anew and wait on.
    /// </summary>
    /// <returns>The order, and what to tell the person; null for nothing to add.</returns>
    public async Task<(StagedOrder? Order, string? Notice)> ApproveAsync(StagedOrder waiting)
    {
        if (await MovedAsync(waiting) is { } moved)
            return (orders.Find(waiting.Id), moved);
        if (orders.Decide(waiting.Id, StagedStatus.Sent) is not { Work: { } work } approved)
            return (orders.Find(waiting.Id), null);
        if (!Write(approved, "call", approved.Text))
            return (orders.Note(approved, Unsent("Nothing was sent: the audit log cannot be written.")), null);
        try
        {
            var end = await SendAsync(work);
            Write(approved, "result", end.Text);
            return (orders.Note(approved, end), null);
        }
        catch (Exception failure)
        {
            // Whether something was sent is not known: it must not look as if it were still on its way, nor as if nothing had happened.
            const string Unsure = "The gateway failed while sending. Look the order up by its orderRef before anything else.";
            Write(approved, "result", Unsure);
            orders.Note(approved, new StagedEnd(StagedStatus.Sent, Unsure, Value: null, failure));
            throw;
        }
    }

    /// <summary>Refuses the orders for good; null when they no longer wait.</summary>
    public StagedOrder? Refuse(StagedOrder waiting)
    {
        var refused = orders.Decide(waiting.Id, StagedStatus.Refused, "Refused by the person. Nothing was sent.");
        if (refused is not null)
            Write(refused, "refused", refused.Text);
        return refused;
    }

    private async Task<StagedEnd> SendAsync(StagedWork work)
    {
        try
        {
            approval.RequireOpen();
            // No cancellation: closing the page must not abort the decision.
            return await work.SendAsync(CancellationToken.None);
        }
        catch (Exception refused) when (refused is ToolException or TwsException or ArgumentException or JournalUnavailableException)
        {
            return new StagedEnd(StagedStatus.Failed, refused.Message, Value: null, refused);
        }
    }

    private async Task<string?> MovedAsync(StagedOrder waiting)
    {
        if (waiting is not { Shown: { } shown, Work.LookAsync: { } look } || shown.Prices.All(price => price is null))
            return null;
        if (await LookAsync(waiting.Id, look) is not { } now)
            return null;
        foreach (var (before, after) in shown.Prices.Zip(now.Prices))
            if (before is not null && after is not null && band.Moved(before, after.Price) is { } words)
                return $"Nothing was sent: {words} Look at the order again.";
        return null;
    }

    private async Task<ShownMarket?> LookAsync(string id, Func<CancellationToken, Task<ShownMarket>> look)
    {
        try
        {
            var now = await look(CancellationToken.None);
            orders.Show(id, now);
            return now;
        }
        catch (Exception unread) when (unread is ToolException or TwsException)
        {
            return null; // the rules are checked when it is sent, whatever could be shown
        }
    }

    private static StagedEnd Unsent(string why) =>
        new(StagedStatus.Failed, why, Value: null, ToolErrors.Refused("audit_unavailable", why, "Check the disk of TRADING_DATA_DIRECTORY."));

    private bool Write(StagedOrder order, string kind, string text) =>
        audit.TryAppend(Person, Place, kind, order.OrderRefs.Count > 0 ? order.OrderRefs[0] : null, text);
}
