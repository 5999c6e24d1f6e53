using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>Answers identical queries within 15 s from one request, as IB's pacing rules demand; a refusal of TWS counts as an answer.</summary>
internal sealed class HistoryCache(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<HistoricalQuery, (Task<HistoricalBars> Bars, long Since)> _answers = [];

    /// <summary>The answer that is there or under way, else a new one.</summary>
    public Task<HistoricalBars> GetOrAdd(HistoricalQuery query, Func<HistoricalQuery, Task<HistoricalBars>> fetch)
    {
        lock (_gate)
        {
            foreach (var (old, answer) in _answers)
                if (!IsFresh(answer.Bars, answer.Since))
                    _answers.Remove(old);
            if (_answers.TryGetValue(query, out var known))
                return known.Bars;
            var bars = fetch(query);
            // A fault that nobody waits for any more is not an error of the process.
            _ = bars.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _answers.Add(query, (bars, clock.GetTimestamp()));
            return bars;
        }
    }

    private bool IsFresh(Task<HistoricalBars> bars, long since)
    {
        if (!bars.IsCompleted)
            return true;
        var isAnswer = bars.IsCompletedSuccessfully || bars.Exception?.InnerException is TwsRequestException;
        return isAnswer && clock.GetElapsedTime(since) < Life;
    }
}
