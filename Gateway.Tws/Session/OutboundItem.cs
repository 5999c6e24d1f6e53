using Gateway.Tws.Requests;

namespace Gateway.Tws.Session;

/// <summary>Encoded requests that leave together, or not at all.</summary>
/// <param name="frames">One payload a request; they are written back to back.</param>
/// <param name="gate">Looked at when their turn has come; null when nothing stops them.</param>
/// <param name="ready">Their turn does not come before this has completed, and its exception fails them; null when they are ready.</param>
internal sealed class OutboundItem(RequestLane lane, IReadOnlyList<ReadOnlyMemory<byte>> frames, IOutboundGate? gate = null, Task? ready = null)
{
    private readonly TaskCompletionSource _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WriteOutcome> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestLane Lane { get; } = lane;

    public IReadOnlyList<ReadOnlyMemory<byte>> Frames { get; } = frames;

    public bool IsReady => ready is null || ready.IsCompleted;

    /// <summary>Completes when there is room for it in its lane.</summary>
    public Task Admitted => _admitted.Task;

    /// <summary>Completes when it was handed over; an exception means that nothing of it was sent.</summary>
    public Task<WriteOutcome> Written => _written.Task;

    /// <summary>Why its turn passes without it; null when it may leave.</summary>
    public Exception? Obstacle() => ready switch
    {
        { IsFaulted: true } => ready.Exception!.InnerException!,
        { IsCanceled: true } => new OperationCanceledException("What had to be done before it was cancelled; nothing was sent."),
        _ => gate?.ClosedBecause is { } closed ? Refusal(closed) : null,
    };

    public static TwsRefusedException Refusal(string reason) => new($"Nothing was sent: {reason}");

    /// <summary>Calls back once it is ready; only for an item that is not ready yet.</summary>
    public void OnReady(Action wake) => ready!.GetAwaiter().UnsafeOnCompleted(() =>
    {
        // Observed here, because an item that has left its lane meanwhile never looks at it.
        _ = ready.Exception;
        wake();
    });

    public void Admit() => _admitted.TrySetResult();

    public void Complete(WriteOutcome outcome) => _written.TrySetResult(outcome);

    /// <summary>Nothing of it is sent.</summary>
    public void Fail(Exception reason)
    {
        _admitted.TrySetException(reason);
        _written.TrySetException(reason);
        // Callers await one of the two; reading the exceptions keeps the other from being reported as unobserved.
        _ = _admitted.Task.Exception;
        _ = _written.Task.Exception;
    }

    /// <summary>Its caller has left; nothing of it is sent.</summary>
    public void Withdraw(CancellationToken cancellationToken)
    {
        _admitted.TrySetCanceled(cancellationToken);
        _written.TrySetCanceled(cancellationToken);
    }
}
