using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Registry.Changes;

namespace Gateway.Mcp.Subscriptions;

/// <summary>
/// The changes that a reader still has to be notified of, in order and without duplicates, so a slow reader's backlog is never longer than its
/// subscriptions.
/// </summary>
internal sealed class PendingChanges
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Change> _order = [];
    private readonly Dictionary<Change, LinkedListNode<Change>> _waiting = [];
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Adds a change without waiting.</summary>
    public void Add(Change change)
    {
        lock (_lock)
        {
            if (_waiting.ContainsKey(change))
                return;
            _waiting[change] = _order.AddLast(change);
        }

        _news.Writer.TryWrite(true);
    }

    /// <summary>Removes a change that the reader no longer wants.</summary>
    public void Remove(Change change)
    {
        lock (_lock)
        {
            if (_waiting.Remove(change, out var place))
                _order.Remove(place);
        }
    }

    /// <summary>Yields the changes until it is cancelled. A change that repeats while it is being sent is yielded again.</summary>
    public async IAsyncEnumerable<Change> TakeAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in _news.Reader.ReadAllAsync(cancellationToken))
        {
            while (TryTake(out var change))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return change.Value;
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out Change? change)
    {
        lock (_lock)
        {
            change = _order.First?.Value;
            if (change is not { } first)
                return false;
            _order.RemoveFirst();
            _waiting.Remove(first);
            return true;
        }
    }
}

/// <summary>A changed list, resource or task. Two changes of the same one are equal, so that they are merged.</summary>
internal readonly record struct Change(ChangedList? List, string? Uri, string? TaskId)
{
    public static Change Of(ChangedList list) => new(list, null, null);

    public static Change OfResource(string uri) => new(null, uri, null);

    public static Change OfTask(string taskId) => new(null, null, taskId);
}
