using System.Collections.Concurrent;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Contracts;

/// <summary>IB's search of symbols and names, for suggestions: remembered for a while, and at most one a second, as IB allows.</summary>
internal sealed class SymbolSearch(TwsClient client, TimeProvider time)
{
    private const int MostRemembered = 500;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (IReadOnlyList<ContractDescription> Found, long At)> _found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<ContractDescription>>>> _asked = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private DateTimeOffset _next;

    /// <summary>What matches the begin of a symbol or a part of a name; empty as well when TWS does not answer in time.</summary>
    /// <remarks>Callers with the same pattern share one request.</remarks>
    public async Task<IReadOnlyList<ContractDescription>> FindAsync(string pattern, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(pattern, out var known) && time.GetElapsedTime(known.At) < RememberedFor)
            return known.Found;
        var asked = _asked.GetOrAdd(pattern, one => new Lazy<Task<IReadOnlyList<ContractDescription>>>(() => AskAsync(one)));
        return await asked.Value.WaitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ContractDescription>> AskAsync(string pattern)
    {
        // Returns to the caller at once, so that the entry stands before it is taken out again.
        await Task.Yield();
        try
        {
            if (Turn() is not { } wait)
                return [];
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time);
            using var patience = new CancellationTokenSource(LongestAnswer, time);
            var found = await client.Contracts.MatchingSymbolsAsync(pattern, patience.Token);
            if (_found.Count >= MostRemembered)
                _found.Clear();
            _found[pattern] = (found, time.GetTimestamp());
            return found;
        }
        catch (Exception failure) when (failure is TwsException or OperationCanceledException)
        {
            // The search only helps: the caller reports its own error without suggestions.
            return [];
        }
        finally
        {
            _asked.TryRemove(pattern, out _);
        }
    }

    /// <summary>How long to wait for a turn; null when others wait already.</summary>
    private TimeSpan? Turn()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            if (turn - now > LongestTurn)
                return null;
            _next = turn + Pace;
            return turn - now;
        }
    }
}
