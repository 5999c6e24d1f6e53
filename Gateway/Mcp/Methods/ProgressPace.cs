namespace Gateway.Mcp.Methods;

/// <summary>Lets a call tell its progress 20 times a second in the long run, and as often at once. Not safe for several threads.</summary>
internal sealed class ProgressPace(TimeProvider time)
{
    public const int PerSecond = 20;

    private double _allowed = PerSecond;
    private long _counted = time.GetTimestamp();

    /// <summary>True when one more may go out now; it then counts.</summary>
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
