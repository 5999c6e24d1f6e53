using Microsoft.Extensions.Time.Testing;

namespace Gateway.Tests.Support;

/// <summary>
/// A <see cref="FakeTimeProvider"/> with two things that it has not. It tells when a timer is set: a test moves the clock once somebody waits for it, not before. And on the way of
/// <see cref="Advance"/> every timer fires when the clock shows its own time: what a timer sets counts from there.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _lock = new();
    private readonly Lock _advancing = new();
    private readonly Dictionary<WatchedTimer, DateTimeOffset> _due = [];
    private readonly List<(Func<TimeSpan, bool> Wanted, TaskCompletionSource Seen)> _waiters = [];

    public ManualTimeProvider() : this(new DateTimeOffset(2026, 1, 5, 14, 30, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this);
        timer.Begin(base.CreateTimer(
            passed =>
            {
                timer.Passed();
                callback(passed);
            },
            state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock from one due timer to the next and then to the end, those that a fired timer sets included.</summary>
    /// <remarks>Threads that move it at the same time do so one after the other.</remarks>
    public new void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_advancing)
        {
            var end = GetUtcNow() + by;
            while (NextDue(end) is { } due)
                base.Advance(due - GetUtcNow());
            base.Advance(end - GetUtcNow());
        }
    }

    /// <summary>Ends as soon as a timer is set that has this long to go, now or later: what waits for it may then be woken by <see cref="Advance"/>.</summary>
    public Task TimerSetAsync(TimeSpan remaining) => TimerSetAsync(left => left == remaining);

    /// <summary>Ends as soon as a timer is set whose remaining time satisfies the condition.</summary>
    public Task TimerSetAsync(Func<TimeSpan, bool> wanted)
    {
        lock (_lock)
        {
            if (_due.Values.Any(due => wanted(due - GetUtcNow())))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((wanted, seen));
            return seen.Task;
        }
    }

    private DateTimeOffset? NextDue(DateTimeOffset end)
    {
        lock (_lock)
            return _due.Values.Where(due => due > GetUtcNow() && due <= end).Cast<DateTimeOffset?>().Min();
    }

    private sealed class WatchedTimer(ManualTimeProvider clock) : ITimer
    {
        private ITimer? _timer;
        private TimeSpan _period;

        public void Begin(ITimer timer) => _timer = timer;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                Note(dueTime);
            }
            var changed = _timer!.Change(dueTime, period);
            lock (clock._lock)
            {
                foreach (var (_, seen) in clock._waiters.Where(waiter => dueTime >= TimeSpan.Zero && waiter.Wanted(dueTime)))
                    seen.TrySetResult();
                clock._waiters.RemoveAll(waiter => waiter.Seen.Task.IsCompleted);
            }
            return changed;
        }

        public void Passed()
        {
            lock (clock._lock)
                Note(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._due.Remove(this);
            _timer?.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Note(TimeSpan dueTime)
        {
            if (dueTime < TimeSpan.Zero)
                clock._due.Remove(this);
            else
                clock._due[this] = clock.GetUtcNow() + dueTime;
        }
    }
}
