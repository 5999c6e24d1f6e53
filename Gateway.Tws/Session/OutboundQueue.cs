using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

/// <summary>Encoded requests that wait to be sent, in one bounded lane an urgency.</summary>
/// <remarks>
/// Whether a request may still leave is decided here, when its turn has come, not when it was queued. So that orders in a row never stop everything
/// else, each <see cref="OrdersInARow"/> of them are followed by one request of the normal lane.
/// </remarks>
// The semaphore's wait handle is never used, so there is nothing to dispose; senders may still release it after the end.
#pragma warning disable CA1001
internal sealed class OutboundQueue(int capacity)
#pragma warning restore CA1001
{
    public const int OrdersInARow = 8;

    private const int RefusedInARow = 8;

    private readonly Lock _lock = new();
    private readonly OutboundLane[] _lanes = [.. Enum.GetValues<RequestLane>().Select(_ => new OutboundLane(capacity))];
    private readonly List<OutboundItem> _taken = [];
    private readonly SemaphoreSlim _wake = new(0);
    private TaskCompletionSource? _settled;
    private TwsDisconnectedException? _ended;
    private int _ordersInARow;

    /// <summary>What <see cref="TryTake"/> found.</summary>
    public enum Turn
    {
        Taken,

        /// <summary>Something waits, but the pace does not allow it yet.</summary>
        TooEarly,

        Nothing,
    }

    /// <summary>Gives the item its place in its lane, or fails it when it may not leave. Never blocks.</summary>
    public void Enqueue(OutboundItem item)
    {
        Exception? obstacle;
        lock (_lock)
        {
            obstacle = _ended is { } ended ? Gone(ended) : item.Obstacle();
            if (obstacle is null)
                LaneOf(item).Add(item);
        }
        if (obstacle is not null)
            item.Fail(obstacle);
        else if (item.IsReady)
            Wake();
        else
            item.OnReady(Wake);
    }

    /// <summary>Takes an item back whose caller has left; one that was taken already goes on.</summary>
    public void Withdraw(OutboundItem item, CancellationToken cancellationToken)
    {
        bool removed;
        lock (_lock)
            removed = LaneOf(item).Remove(item);
        if (!removed)
            return;
        item.Withdraw(cancellationToken);
        Wake();
    }

    /// <summary>Waits until something was queued since the last wait.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _wake.WaitAsync(cancellationToken);

    /// <summary>Takes the most urgent item that may leave, if the pace allows it; those before it that may not leave any more are failed.</summary>
    /// <param name="wait">How long to wait before the next call when it is too early.</param>
    public Turn TryTake(MessagePacing pacing, out OutboundItem? item, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        lock (_lock)
        {
            while ((item = Next()) is not null)
            {
                if (item.Obstacle() is { } obstacle)
                {
                    LaneOf(item).Remove(item);
                    item.Fail(obstacle);
                    continue;
                }
                if (!pacing.TryTake(item.Frames.Count))
                {
                    wait = pacing.UntilNext(item.Frames.Count);
                    return Turn.TooEarly;
                }
                LaneOf(item).Remove(item);
                _ordersInARow = IsOrder(item) ? _ordersInARow + 1 : item.Lane == RequestLane.Normal ? 0 : _ordersInARow;
                _taken.Add(item);
                return Turn.Taken;
            }
            return Turn.Nothing;
        }
    }

    /// <summary>All that was taken has been handed over.</summary>
    public void Flushed() => Settle(WriteOutcome.Written);

    /// <summary>Completes, never faulted, once all that is taken now was handed over, or its session has ended.</summary>
    public Task Settled()
    {
        lock (_lock)
            return _taken.Count == 0 ? Task.CompletedTask : (_settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>
    /// Takes the orders and changes that wait out of their lanes at once, and then refuses a few at a time: what a thousand callers do with their
    /// refusals must not hold up whoever stopped them.
    /// </summary>
    /// <returns>Completes when all of them are refused; never faulted.</returns>
    public async Task RefuseOrdersAsync(string reason)
    {
        OutboundItem[] waiting;
        lock (_lock)
            waiting = [.. _lanes[(int)RequestLane.Change].TakeAll(), .. _lanes[(int)RequestLane.Place].TakeAll()];
        foreach (var batch in waiting.Chunk(RefusedInARow))
        {
            foreach (var item in batch)
                item.Fail(OutboundItem.Refusal(reason));
            await Task.Yield();
        }
    }

    /// <summary>Fails all that waits, and what is queued from now on.</summary>
    public void Close(TwsDisconnectedException reason)
    {
        OutboundItem[] waiting;
        lock (_lock)
        {
            _ended = reason;
            waiting = [.. _lanes.SelectMany(lane => lane.TakeAll())];
        }
        foreach (var item in waiting)
            item.Fail(Gone(reason));
    }

    /// <summary>Nothing more is handed over: the fate of what was taken is uncertain.</summary>
    public void Abandon() => Settle(WriteOutcome.Uncertain);

    private static TwsDisconnectedException Gone(TwsDisconnectedException reason) => new(reason.Message, reason);

    private static bool IsOrder(OutboundItem item) => item.Lane is RequestLane.Change or RequestLane.Place;

    private OutboundLane LaneOf(OutboundItem item) => _lanes[(int)item.Lane];

    private OutboundItem? Next()
    {
        var normal = _lanes[(int)RequestLane.Normal].Head;
        foreach (var lane in _lanes)
        {
            // An item that is not ready holds back its own lane only, so that orders leave in the order of their ids.
            if (lane.Head is { IsReady: true } head)
                return IsOrder(head) && _ordersInARow >= OrdersInARow && normal is { IsReady: true } ? normal : head;
        }
        return null;
    }

    private void Settle(WriteOutcome outcome)
    {
        OutboundItem[] taken;
        TaskCompletionSource? settled;
        lock (_lock)
        {
            taken = [.. _taken];
            _taken.Clear();
            (settled, _settled) = (_settled, null);
        }
        foreach (var item in taken)
            item.Complete(outcome);
        settled?.TrySetResult();
    }

    private void Wake()
    {
        lock (_lock)
        {
            if (_wake.CurrentCount == 0)
                _wake.Release();
        }
    }
}
