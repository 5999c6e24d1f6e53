using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gateway.Registry.Changes;

namespace Gateway.Mcp.Subscriptions;

/// <summary>What one reader has still to be told, in order and each thing once: a reader that is slow, or stands still, makes it no longer than what it follows.</summary>
internal sealed class PendingChanges
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Change> _order = [];
    private readonly Dictionary<Change, LinkedListNode<Change>> _waiting = [];
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Takes note of a change, and returns at once.</summary>
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

    /// <summary>Leaves untold what is not wanted any more.</summary>
    public void Remove(Change change)
    {
        lock (_lock)
        {
            if (_waiting.Remove(change, out var place))
                _order.Remove(place);
        }
    }

    /// <summary>Gives one change after the other until it is cancelled. A thing that changes again while it is being told is told once more.</summary>
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

/// <summary>One thing that a client is to be told of: a list, a resource or a task. Two changes of the same thing are equal, so that they are told once.</summary>
internal readonly record struct Change(ChangedList? List, string? Uri, string? TaskId)
{
    public static Change Of(ChangedList list) => new(list, null, null);

    public static Change OfResource(string uri) => new(null, uri, null);

    public static Change OfTask(string taskId) => new(null, null, taskId);
}
