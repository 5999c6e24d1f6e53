namespace Gateway.Tws.Api.Sharing;

/// <summary>A reader that waits for the next change of its stream.</summary>
internal abstract class Sleeper
{
    protected Sleeper() => Place = new LinkedListNode<Sleeper>(this);

    public AsyncSignal Signal { get; } = new();

    /// <summary>Its place among the <see cref="Sleepers"/>.</summary>
    public LinkedListNode<Sleeper> Place { get; }

    /// <summary>The number of the last change when it began to wait.</summary>
    public long Since { get; set; }
}

/// <summary>The waiting readers of a stream. A change wakes each of them once; a reader that is busy is not notified.</summary>
/// <remarks>
/// The publishing thread wakes only a few readers itself and leaves the others to the thread pool, so its cost does not grow with the number of
/// readers, and a burst of changes is one wake-up. Every member is called under the gate; nothing is allocated.
/// </remarks>
/// <param name="gate">Guards what is read.</param>
internal sealed class Sleepers(Lock gate) : IThreadPoolWorkItem
{
    private const int WokenAtOnce = 4;

    /// <summary>How many are woken before other work of the thread pool has its turn.</summary>
    private const int Batch = 32;

    /// <summary>In the order in which they began to wait, and so sorted by <see cref="Sleeper.Since"/>.</summary>
    private readonly LinkedList<Sleeper> _asleep = new();
    private long _changes;
    private bool _waking;

    /// <summary>Adds a reader that has seen everything and is about to wait.</summary>
    public void Add(Sleeper sleeper)
    {
        if (sleeper.Place.List is not null)
            return;
        sleeper.Since = _changes;
        _asleep.AddLast(sleeper.Place);
    }

    public void Remove(Sleeper sleeper)
    {
        if (sleeper.Place.List is not null)
            _asleep.Remove(sleeper.Place);
    }

    /// <summary>Wakes the waiting readers.</summary>
    public void Wake()
    {
        _changes++;
        if (!Wake(WokenAtOnce) || _waking)
            return;
        _waking = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Wakes the remaining readers, on the thread pool.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        lock (gate)
        {
            if (!Wake(Batch))
            {
                _waking = false;
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>True when there are more to wake.</summary>
    private bool Wake(int most)
    {
        for (var woken = 0; _asleep.First is { } first && first.Value.Since != _changes; woken++)
        {
            if (woken == most)
                return true;
            _asleep.RemoveFirst();
            first.Value.Signal.Set();
        }
        return false;
    }
}
