namespace Gateway.Trading.Policy;

/// <summary>
/// Answers of TWS that a burst of orders shares: one that is young enough is used again; else the next request serves all who wait by then.
/// </summary>
/// <param name="lifetime">Age up to which an answer is used again; zero: it was asked for after its user came.</param>
internal sealed class SharedAnswers<TKey, TAnswer>(TimeSpan lifetime, TimeProvider clock) where TKey : notnull
{
    private const int Most = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Asked> _answers = [];

    /// <param name="ask">Asks TWS; ends by itself, and is not ended when its first user leaves.</param>
    public Task<TAnswer> GetAsync(TKey key, Func<Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _answers.TryGetValue(key, out var last);
            if (last is null || !IsFresh(last))
            {
                if (last is null && _answers.Count >= Most)
                    Forget();
                var next = new Asked();
                next.Answer = AskAsync(last is { Answer.IsCompleted: false } ? last.Answer : Task.CompletedTask, ask, next);
                _answers[key] = last = next;
            }
            return last.Answer.WaitAsync(cancellationToken);
        }
    }

    private bool IsFresh(Asked asked) =>
        !asked.Answer.IsFaulted && (asked.At is not { } at || (lifetime > TimeSpan.Zero && clock.GetElapsedTime(at) <= lifetime));

    private async Task<TAnswer> AskAsync(Task before, Func<Task<TAnswer>> ask, Asked asked)
    {
        // Leaves the lock of the caller, and lets one request end before the next begins.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
            asked.At = clock.GetTimestamp();
        return await ask().ConfigureAwait(false);
    }

    private void Forget()
    {
        foreach (var (key, _) in _answers.Where(pair => pair.Value.Answer.IsCompleted).ToList())
            _answers.Remove(key);
    }

    /// <summary>One request with its answer.</summary>
    private sealed class Asked
    {
        /// <summary>When it was asked; null while it waits for the one before.</summary>
        public long? At { get; set; }

        public Task<TAnswer> Answer { get; set; } = null!;
    }
}
