namespace Bench.Calls;

/// <summary>What a load got: its answers, those that were errors, and how long each took.</summary>
internal sealed class LoadResult
{
    private readonly List<TimeSpan> _times = [];
    private TimeSpan _duration;

    /// <summary>Answers that were not a result: any status but 200, or the result of a tool that failed.</summary>
    public int Errors { get; private set; }

    public int Calls => _times.Count;

    /// <summary>Answers a second that were results.</summary>
    public double Rate => (Calls - Errors) / _duration.TotalSeconds;

    /// <summary>The results of several connections as one; its times are in order.</summary>
    public static LoadResult Of(IEnumerable<LoadResult> parts, TimeSpan duration)
    {
        var all = new LoadResult { _duration = duration };
        foreach (LoadResult part in parts)
        {
            all._times.AddRange(part._times);
            all.Errors += part.Errors;
        }
        all._times.Sort();
        return all;
    }

    public void Add(TimeSpan time, bool good)
    {
        _times.Add(time);
        Errors += good ? 0 : 1;
    }

    /// <param name="share">Such as 0.95 for the time that 95 of 100 answers took at most.</param>
    public TimeSpan Percentile(double share) => _times[Math.Min((int)(share * _times.Count), _times.Count - 1)];
}
