using System.Security.Cryptography;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Trading.Audit;

namespace Gateway.Trading.Staging;

/// <summary>
/// Orders that wait for a person at the gateway, who alone can send them. What can send them lives in memory: a restart discards those that wait, and
/// says so to whoever asks for them.
/// </summary>
internal sealed class StagedOrders(
    OperatorCodes codes, StagedRecords records, LimitOptions limits, TimeProvider clock, AuditLog? audit = null) : ICallerResources
{
    private const int IdLength = 16;

    /// <summary>Of all callers together, those that are over included.</summary>
    private const int Most = 1000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>How long an order can be looked up after it was staged.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StagedOrder> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> _ends = new(StringComparer.Ordinal);
    private bool _isRestored;

    /// <summary>Raised with an order that begins to wait; must not block or throw.</summary>
    public event Action<StagedOrder>? Added;

    /// <summary>Shows the code that approves it on the console.</summary>
    /// <param name="order">Its id, times and status are set here.</param>
    /// <exception cref="ToolException">Too many wait already: of this caller, or of all.</exception>
    public StagedOrder Add(Caller caller, StagedOrder order)
    {
        var now = clock.GetUtcNow();
        order = order with
        {
            Id = "st-" + RandomNumberGenerator.GetHexString(IdLength, lowercase: true),
            CallerId = caller.Id,
            By = caller.Name ?? "this machine",
            StagedAt = now,
            ExpiresAt = now + Lifetime,
            Status = StagedStatus.Waiting,
        };
        lock (_gate)
        {
            Expire();
            if (limits.StagedOrders > 0 && _orders.Values.Count(one => !one.IsOver && one.CallerId == caller.Id) >= limits.StagedOrders)
                throw ToolErrors.Refused(
                    "staged_full",
                    $"Nothing was staged: {limits.StagedOrders} orders of this caller already wait for approval (LIMITS_STAGED_ORDERS).",
                    "Discard some with ibkr_discard_staged_order, or wait for the decisions.");
            if (_orders.Count >= Most && _orders.Values.Where(one => one.IsOver).MinBy(one => one.StagedAt) is { } oldest)
                Remove(oldest.Id);
            if (_orders.Count >= Most)
                throw ToolErrors.Refused("staged_full", $"Nothing was staged: {Most} orders already wait for approval.", "Try again later.");
            _orders.Add(order.Id, order);
            records.Save(order);
        }
        codes.Show(order.Id, $"approve {order.Id} ({OrderApproval.OnOneLine(order.Text)})");
        Added?.Invoke(order);
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

    /// <summary>The caller's latest order with these references, or with the same text for a change; null for none.</summary>
    public StagedOrder? Find(Caller caller, IReadOnlyList<string> orderRefs, string sameness)
    {
        lock (_gate)
        {
            Expire();
            return _orders.Values
                .Where(order => order.CallerId == caller.Id)
                .Where(order => orderRefs.Count > 0 ? order.OrderRefs.Intersect(orderRefs).Any() : order.Sameness == sameness)
                .MaxBy(order => order.StagedAt);
        }
    }

    /// <summary>Returns the order when it is over, or as it is when the time is.</summary>
    /// <param name="wait">The longest wait for a decision.</param>
    /// <param name="whileSent">The longest wait after it, when a person has approved and TWS has not answered.</param>
    public async Task<StagedOrder> WaitAsync(string id, TimeSpan wait, TimeSpan whileSent, CancellationToken cancellationToken)
    {
        await WaitAsync(id, wait, cancellationToken);
        if (Find(id) is { IsBeingSent: true })
            await WaitAsync(id, whileSent, cancellationToken);
        return Find(id)!;
    }

    private async Task WaitAsync(string id, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (longest > TimeSpan.Zero)
            await EndOf(id).WaitAsync(longest, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Notes what the person is shown of a waiting order.</summary>
    public void Show(string id, ShownMarket shown)
    {
        lock (_gate)
        {
            if (_orders.GetValueOrDefault(id) is { Status: StagedStatus.Waiting } waiting)
                _orders[id] = waiting with { Shown = shown };
        }
    }

    /// <summary>Moves a waiting order on; null when it does not wait any more.</summary>
    public StagedOrder? Decide(string id, StagedStatus status, string? result = null)
    {
        lock (_gate)
        {
            Expire();
            if (_orders.GetValueOrDefault(id) is not { Status: StagedStatus.Waiting } waiting)
                return null;
            codes.Forget(id);
            return Set(waiting with { Status = status, Result = result, Work = status == StagedStatus.Sent ? waiting.Work : null });
        }
    }

    /// <summary>Records the outcome of sending.</summary>
    public StagedOrder Note(StagedOrder approved, StagedEnd end)
    {
        lock (_gate)
            return Set(approved with { Status = end.Status, Result = end.Text, End = end, Work = null });
    }

    string ICallerResources.Noun => "staged order(s)";

    int ICallerResources.EndAllOf(string? callerId)
    {
        lock (_gate)
        {
            var waiting = _orders.Values.Where(order => order.Status == StagedStatus.Waiting && order.CallerId == callerId).ToList();
            foreach (var order in waiting)
                Withdraw(order, StagedStatus.Discarded, "The caller no longer has access. Nothing was sent.");
            return waiting.Count;
        }
    }

    private Task EndOf(string id)
    {
        lock (_gate)
        {
            if (_orders.GetValueOrDefault(id) is not { IsOver: false })
                return Task.CompletedTask;
            if (!_ends.TryGetValue(id, out var end))
                _ends[id] = end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return end.Task;
        }
    }

    private StagedOrder Set(StagedOrder order)
    {
        _orders[order.Id] = order;
        records.Save(order);
        if (order.IsOver && _ends.Remove(order.Id, out var end))
            end.SetResult();
        return order;
    }

    private void Remove(string id)
    {
        _orders.Remove(id);
        records.Remove(id);
    }

    private void Expire()
    {
        Restore();
        var now = clock.GetUtcNow();
        foreach (var old in _orders.Values.Where(order => order.IsOver && order.StagedAt <= now - Kept).ToList())
            Remove(old.Id);
        foreach (var old in _orders.Values.Where(order => order.Status == StagedStatus.Waiting && order.ExpiresAt <= now).ToList())
            Withdraw(old, StagedStatus.Expired, "No decision within a day. Nothing was sent.");
    }

    /// <summary>Ends the wait of an order that nobody decided on.</summary>
    private void Withdraw(StagedOrder order, StagedStatus status, string why)
    {
        codes.Forget(order.Id);
        Set(order with { Status = status, Result = why, Work = null });
        audit?.TryAppend(
            order.By, "approval page", JsonNamingPolicy.CamelCase.ConvertName(status.ToString()),
            order.OrderRefs.Count > 0 ? order.OrderRefs[0] : null, order.Text);
    }

    /// <summary>Takes over what an earlier run left. Nothing of it can be sent any more, and the callers are told so.</summary>
    private void Restore()
    {
        if (_isRestored)
            return;
        _isRestored = true;
        foreach (var left in records.Read(clock.GetUtcNow() - Kept))
            Set(left switch
            {
                { Status: StagedStatus.Waiting } => left with
                {
                    Status = StagedStatus.Discarded,
                    Result = "The gateway was restarted before a decision. Nothing was sent: place the order again.",
                },
                { IsBeingSent: true } => left with
                {
                    Result = "Approved; the gateway was restarted while it was sent. Look it up by its orderRef before anything else.",
                },
                _ => left,
            });
    }
}
