using Gateway.Tws.Api;

namespace Gateway.Feeds.Waiting;

/// <summary>Waits for conditions on feeds.</summary>
internal sealed class FeedWait(IReadOnlyList<PendingCondition> conditions, bool all, AsyncSignal signal, TimeProvider time)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    /// <summary>Returns when the conditions are met, or the time is over.</summary>
    /// <param name="report">Called every few seconds while it waits.</param>
    /// <returns>Whether they are met.</returns>
    /// <exception cref="FeedEndedException">A feed that is needed has ended.</exception>
    public async Task<bool> RunAsync(TimeSpan limit, Func<TimeSpan, ValueTask> report, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var reported = TimeSpan.Zero;
        while (true)
        {
            var ended = conditions.Select(condition => condition.Feed.Error).ToList();
            foreach (PendingCondition condition in conditions)
                condition.Look(untilMet: !all);
            if (all ? conditions.All(condition => condition.Met) : conditions.Any(condition => condition.Met))
                return true;
            var broken = ended.Where((error, i) => error is not null && !conditions[i].Met).ToList();
            if (broken.Count > 0 && (all || broken.Count == conditions.Count))
                throw new FeedEndedException(broken[0]!);
            var elapsed = time.GetElapsedTime(started);
            if (elapsed >= limit)
                return false;
            if (elapsed - reported >= ProgressEvery)
            {
                reported = elapsed;
                await report(elapsed);
            }
            await signal.WaitAsync(
                TimeSpan.FromTicks(Math.Min((limit - elapsed).Ticks, (reported + ProgressEvery - elapsed).Ticks)), time, cancellationToken);
        }
    }
}

/// <summary>Whether a wait ends with any or with all of its conditions.</summary>
internal enum WaitMode
{
    Any,

    /// <summary>All states at the same moment, and every event once.</summary>
    All,
}
