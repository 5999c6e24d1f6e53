using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Trading.Staging;

/// <summary>Orders that a model proposed and that only a person at the gateway can send. A restart forgets those that wait.</summary>
internal sealed class StagedOrders(OperatorCodes codes, TimeProvider clock)
{
    private const int IdLength = 16;
    private const int Most = 200;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StagedOrder> _orders = new(StringComparer.Ordinal);

    /// <summary>Shows the code that approves it on the console.</summary>
    /// <exception cref="ToolException">Too many wait already.</exception>
    public StagedOrder Add(Caller caller, PlannedOrder planned, string? note)
    {
        var now = clock.GetUtcNow();
        var order = new StagedOrder(
            "st-" + RandomNumberGenerator.GetHexString(IdLength, lowercase: true),
            caller.Id, caller.Name ?? "this machine", note, planned, now, now + Lifetime, StagedStatus.Waiting, Result: null);
        lock (_gate)
        {
            Expire();
            if (_orders.Count >= Most && _orders.Values.FirstOrDefault(IsOver) is { } done)
                _orders.Remove(done.Id);
            if (_orders.Count >= Most)
                throw ToolErrors.Refused(
                    "staged_full", $"Nothing was staged: {Most} orders already wait for approval.", "Discard some with ibkr_discard_staged_order.");
            _orders.Add(order.Id, order);
        }
        codes.Show(order.Id, $"approve {order.Id} ({planned.Text})");
        return order;
    }

    /// <summary>The caller's orders, the newest first.</summary>
    public IReadOnlyList<StagedOrder> Of(Caller caller)
    {
        lock (_gate)
        {
            Expire();
            return [.. _orders.Values.Where(order => order.CallerId == caller.Id).OrderByDescending(order => order.StagedAt)];
        }
    }

    public StagedOrder? Find(string id)
    {
        lock (_gate)
        {
            Expire();
            return _orders.GetValueOrDefault(id);
        }
    }

    /// <summary>Moves a waiting order on; null when it does not wait any more.</summary>
    public StagedOrder? Decide(string id, StagedStatus status)
    {
        lock (_gate)
        {
            Expire();
            if (_orders.GetValueOrDefault(id) is not { Status: StagedStatus.Waiting } waiting)
                return null;
            codes.Forget(id);
            return _orders[id] = waiting with { Status = status };
        }
    }

    /// <summary>Records the outcome of sending.</summary>
    public StagedOrder Note(StagedOrder approved, StagedStatus status, string result)
    {
        lock (_gate)
            return _orders[approved.Id] = approved with { Status = status, Result = result };
    }

    /// <summary>Whether the order is final: refused, expired, or approved and sent.</summary>
    private static bool IsOver(StagedOrder order) => order is not ({ Status: StagedStatus.Waiting } or { Status: StagedStatus.Sent, Result: null });

    private void Expire()
    {
        var now = clock.GetUtcNow();
        foreach (var old in _orders.Values.Where(order => order.Status == StagedStatus.Waiting && order.ExpiresAt <= now).ToList())
        {
            codes.Forget(old.Id);
            _orders[old.Id] = old with { Status = StagedStatus.Expired };
        }
    }
}

/// <summary>An order that waits for a person at the gateway.</summary>
/// <param name="Id">A random id: whoever knows it may see the order.</param>
/// <param name="Result">The outcome of the decision; null while the order waits.</param>
internal sealed record StagedOrder(
    string Id, string? CallerId, string By, string? Note, PlannedOrder Planned, DateTimeOffset StagedAt, DateTimeOffset ExpiresAt,
    StagedStatus Status, string? Result);

/// <summary>The state of a staged order.</summary>
public enum StagedStatus
{
    /// <summary>A person has not decided yet.</summary>
    Waiting,

    /// <summary>Approved, and being sent or sent: the order itself has its own status.</summary>
    Sent,

    /// <summary>Approved, and refused by the gateway's rules or TWS.</summary>
    Failed,

    /// <summary>Taken back, or refused by the person.</summary>
    Discarded,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}
