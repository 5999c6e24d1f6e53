namespace Gateway.Registry.Changes;

/// <summary>
/// Rate-limits notifications to one an interval: the first is passed on at once, later ones are merged into one at the end of the interval. The last
/// is never lost.
/// </summary>
internal sealed class CoalescedSignal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval;
    private readonly Action _pass;
    private readonly ITimer _timer;
    private bool _resting;
    private bool _again;
    private bool _disposed;

    /// <param name="pass">Called for each notification that is passed on; must not throw.</param>
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
