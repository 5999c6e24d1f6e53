using System.Threading.Tasks.Sources;

namespace Gateway.Tws.Api;

/// <summary>
/// An auto-reset event for one asynchronous waiter: any number of calls to Set before the wait are one wake-up. The waiter resumes on the thread
/// pool, never on the setter's thread.
/// </summary>
/// <remarks>
/// Several sources may share a signal; the waiter then checks all of them. Any thread may set it; only one may wait at a time, and awaits what
/// WaitAsync returned before the next wait. A wake-up allocates nothing, and waits its turn behind the work that the thread pool has already.
/// </remarks>
public sealed class AsyncSignal : IValueTaskSource, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _wait;
    private CancellationTokenRegistration _cancellation;
    private CancellationToken _cancelledBy;
    private bool _isSet;
    private bool _isAwaited;

    /// <summary>Wakes the current waiter, or else completes the next wait at once.</summary>
    public void Set()
    {
        lock (_gate)
        {
            if (!_isAwaited)
            {
                _isSet = true;
                return;
            }
            _isAwaited = false;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Returns on a wake-up.</summary>
    public ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isAwaited)
                throw new InvalidOperationException("Another waits for this signal.");
            if (cancellationToken.IsCancellationRequested)
                return ValueTask.FromCanceled(cancellationToken);
            if (TryTake())
                return ValueTask.CompletedTask;
            _wait.Reset();
            _isAwaited = true;
            // Under the lock: whoever ends the wait finds the registration. A token that is cancelled just now calls back on this thread.
            _cancellation = cancellationToken.UnsafeRegister(static (signal, token) => ((AsyncSignal)signal!).Cancel(token), this);
            return new ValueTask(this, _wait.Version);
        }
    }

    /// <summary>False when the time passed without a wake-up.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        lock (_gate)
            if (TryTake())
                return true;
        if (time <= TimeSpan.Zero)
            return false;
        using var timeout = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token)
    {
        // Waits for a callback that has begun: it must not find the next wait.
        _cancellation.Dispose();
        _wait.GetResult(token);
    }

    /// <summary>Ends the wait, on the thread pool.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (_cancelledBy.IsCancellationRequested)
        {
            var by = _cancelledBy;
            _cancelledBy = default;
            _wait.SetException(new OperationCanceledException(by));
        }
        else
        {
            _wait.SetResult(true);
        }
    }

    private void Cancel(CancellationToken token)
    {
        lock (_gate)
        {
            if (!_isAwaited)
                return;
            _isAwaited = false;
            _cancelledBy = token;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTake()
    {
        var was = _isSet;
        _isSet = false;
        return was;
    }
}
