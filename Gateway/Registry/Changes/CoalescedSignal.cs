namespace Gateway.Registry.Changes;

/// <summary>Passes changes on, at most one an interval: the first at once, all that follow together when the interval ends. The last is never lost.</summary>
internal sealed class CoalescedSignal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval;
    private readonly Action _pass;
    private readonly ITimer _timer;
    private bool _resting;
    private bool _again;
    private bool _disposed;

    /// <param name="pass">Called for each change that is passed on; must not throw.</param>
    public CoalescedSignal(TimeSpan interval, TimeProvider time, Action pass)
    {
        _interval = interval;
        _pass = pass;
        _timer = time.CreateTimer(static signal => ((CoalescedSignal)signal!).OnRested(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Raise()
    {
        lock (_lock)
        {
            _again = _resting;
            if (_resting || _disposed)
                return;
            Rest();
        }

        _pass();
    }

    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
        _timer.Dispose();
    }

    private void OnRested()
    {
        lock (_lock)
        {
            _resting = false;
            if (!_again || _disposed)
                return;
            _again = false;
            Rest();
        }

        _pass();
    }

    private void Rest()
    {
        _resting = true;
        _timer.Change(_interval, Timeout.InfiniteTimeSpan);
    }
}
