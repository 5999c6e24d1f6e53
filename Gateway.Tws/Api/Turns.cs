namespace Gateway.Tws.Api;

/// <summary>Lets one caller at a time at what a key names; the others wait for their turn. Keys that nobody uses take no memory.</summary>
public sealed class Turns<TKey>(TimeProvider clock) where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Turn> _turns = [];

    /// <summary>Waits for the key's turn; dispose of the result to end it.</summary>
    /// <exception cref="TimeoutException">The turn before was not over in time.</exception>
    public async Task<IDisposable> TakeAsync(TKey key, TimeSpan wait, CancellationToken cancellationToken)
    {
        var turn = Join(key);
        try
        {
            using var late = new CancellationTokenSource(wait, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            await turn.Free.WaitAsync(either.Token).ConfigureAwait(false);
            return new Taken(this, key, turn);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Leave(key, turn);
            throw new TimeoutException($"The turn of {key} did not come in time.");
        }
        catch
        {
            Leave(key, turn);
            throw;
        }
    }

    private Turn Join(TKey key)
    {
        lock (_lock)
        {
            if (!_turns.TryGetValue(key, out var turn))
                _turns.Add(key, turn = new Turn());
            turn.Users++;
            return turn;
        }
    }

    private void Leave(TKey key, Turn turn)
    {
        lock (_lock)
        {
            if (--turn.Users > 0)
                return;
            _turns.Remove(key);
            turn.Free.Dispose();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Taken(Turns<TKey> turns, TKey key, Turn turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Free.Release();
            turns.Leave(key, turn);
        }
    }
}
