namespace Gateway.Tws.Session;

/// <summary>Paces outbound messages with a token bucket: it holds one burst and refills at the steady rate.</summary>
/// <remarks>
/// A burst and the steady rate add up to no more than <see cref="TwsSessionOptions.MessagesPerSecond"/> in any one second. Counted in whole ticks, so
/// that waiting for <see cref="UntilNext"/> is always enough. For one caller at a time.
/// </remarks>
internal sealed class MessagePacing
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly long _interval;
    private readonly long _tolerance;
    private long _full;

    public MessagePacing(TwsSessionOptions options, TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _interval = TimeSpan.TicksPerSecond / Math.Max(1, options.MessagesPerSecond - options.Burst);
        _tolerance = _interval * (Math.Max(1, options.Burst) - 1);
    }

    /// <summary>How long until <see cref="TryTake"/> succeeds; zero when it does now.</summary>
    public TimeSpan UntilNext => TimeSpan.FromTicks(Math.Max(0, _full - _tolerance - Now));

    private long Now => _time.GetElapsedTime(_start).Ticks;

    public bool TryTake()
    {
        var now = Now;
        if (now < _full - _tolerance)
            return false;
        _full = Math.Max(_full, now) + _interval;
        return true;
    }
}
