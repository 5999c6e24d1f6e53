using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Gateway.Mcp.Subscriptions;

/// <summary>What one reader has still to be told, in order and each thing once: a reader that is slow, or stands still, makes it no longer than what it follows.</summary>
/// <param name="capacity">How many different things can change for this reader.</param>
internal sealed class PendingChanges(int capacity)
{
    private readonly ConcurrentDictionary<Change, bool> _waiting = new();
    private readonly Channel<Change> _order = Channel.CreateBounded<Change>(new BoundedChannelOptions(capacity) { SingleReader = true });

    public int Count => _waiting.Count;

    /// <summary>Takes note of a change, and returns at once.</summary>
    public void Add(Change change)
    {
        if (_waiting.TryAdd(change, true) && !_order.Writer.TryWrite(change))
            throw new InvalidOperationException($"A reader that follows {capacity} things cannot have more than that to be told.");
    }

    public async IAsyncEnumerable<Change> TakeAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Change change in _order.Reader.ReadAllAsync(cancellationToken))
        {
            // From here on a further change is news again: what the reader is told now may be older than it.
            _waiting.TryRemove(change, out _);
            yield return change;
        }
    }
}
