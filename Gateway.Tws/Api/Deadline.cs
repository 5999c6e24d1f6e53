namespace Gateway.Tws.Api;

/// <summary>A deadline on the monotonic clock.</summary>
public readonly struct Deadline(TimeProvider clock, TimeSpan span)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Never negative.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = span - clock.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
