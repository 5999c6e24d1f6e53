namespace TwsSimulator.Market;

/// <summary>The range of a series from a moment on: whole minutes are added once, what is left of the present one is looked at every time.</summary>
internal sealed class RunningRange(PriceSeries series, DateTimeOffset start)
{
    private DateTimeOffset _upTo = start;
    private PriceRange _soFar = series.Range(start, start);

    public DateTimeOffset Start { get; } = start;

    /// <summary>Times must not go back by more than a minute.</summary>
    public PriceRange Until(DateTimeOffset time)
    {
        var minute = new DateTimeOffset(time.Ticks - time.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
        if (minute > _upTo)
        {
            _soFar = _soFar.Then(series.Range(_upTo, minute));
            _upTo = minute;
        }
        return time > _upTo ? _soFar.Then(series.Range(_upTo, time)) : _soFar;
    }
}
