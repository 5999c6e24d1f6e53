namespace Gateway.Mcp.Methods;

/// <summary>Limits the progress of a call to 20 notifications a second, with a burst of 20. Not thread-safe.</summary>
internal sealed class ProgressPace(TimeProvider time)
{
    public const int PerSecond = 20;

    private double _allowed = PerSecond;
    private long _counted = time.GetTimestamp();

    /// <summary>True when one more may be sent now, which is then counted.</summary>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _allowed = Math.Min(PerSecond, _allowed + (time.GetElapsedTime(_counted, now).TotalSeconds * PerSecond));
        _counted = now;
        if (_allowed < 1)
            return false;
        _allowed--;
        return true;
    }
}
