using Gateway.Tws.Session;

namespace Gateway.Tws.Api.History;

/// <summary>Answers identical queries within 15 s from one request, as IB's pacing rules demand; a refusal of TWS counts as an answer.</summary>
internal sealed class HistoryCache<TQuery, TAnswer>(TimeProvider clock)
    where TQuery : notnull
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<TQuery, (Task<TAnswer> Answer, long Since)> _answers = [];

    /// <summary>The cached or pending answer to the query, or else a new request.</summary>
    public Task<TAnswer> GetOrAdd(TQuery query, Func<TQuery, Task<TAnswer>> fetch)
    {
        lock (_gate)
        {
            foreach (var (old, known) in _answers)
                if (!IsFresh(known.Answer, known.Since))
                    _answers.Remove(old);
            if (_answers.TryGetValue(query, out var there))
                return there.Answer;
            var answer = fetch(query);
            // Observes the exception, which would otherwise be reported as unobserved when every caller has left.
            _ = answer.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            _answers.Add(query, (answer, clock.GetTimestamp()));
            return answer;
        }
    }

    private bool IsFresh(Task<TAnswer> answer, long since)
    {
        if (!answer.IsCompleted)
            return true;
        var isAnswer = answer.IsCompletedSuccessfully || answer.Exception?.InnerException is TwsRequestException;
        return isAnswer && clock.GetElapsedTime(since) < Life;
    }
}
