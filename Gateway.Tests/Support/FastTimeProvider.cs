namespace Gateway.Tests.Support;

/// <summary>A clock that begins at a moment of the test's choice and runs so many times faster than the real one, its timers too.</summary>
internal sealed class FastTimeProvider(DateTimeOffset begin, int speed) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => begin + System.GetElapsedTime(_started) * speed;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    /// <summary>Ends when this clock shows the moment, at once when that is past.</summary>
    public Task ReachAsync(DateTimeOffset moment) => moment - GetUtcNow() is var left && left > TimeSpan.Zero ? Task.Delay(left, this) : Task.CompletedTask;

    private TimeSpan Real(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(span.TotalMilliseconds / speed)));

    private sealed class FastTimer(ITimer real, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(scale(dueTime), scale(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
