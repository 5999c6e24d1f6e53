using System.Diagnostics.CodeAnalysis;

namespace Gateway.Tws.Api.Sharing;

/// <summary>A stream whose newest state stands for all before it: a reader gets it when it is ready for it, with the count of those it missed.</summary>
/// <remarks>The state is made into an item when the first reader asks for it, once for all readers; a change that nobody looks at costs nothing.</remarks>
internal abstract class ConflatedStream<T>(TimeProvider clock) : SharedStream<T>(clock)
{
    private long _count;
    private long _void = -1;
    private long _madeAt = -1;
    private T? _made;

    /// <summary>True when there is a state to show to a reader that joins. Called under the gate.</summary>
    protected abstract bool HasPresent { get; }

    /// <summary>The state as an immutable item. Called under the gate.</summary>
    protected abstract T Present();

    /// <summary>The state has changed. Called under the gate.</summary>
    protected void Change()
    {
        _count++;
        Wake();
    }

    /// <summary>The state has changed by an update of TWS. Called under the gate.</summary>
    protected void Update()
    {
        NoteUpdate(Clock.GetUtcNow());
        Change();
    }

    /// <summary>Nobody is told of what changed before. Called under the gate.</summary>
    protected void Void()
    {
        _void = _count;
        Outdate();
    }

    protected sealed override void Outdate() => _madeAt = -1;

    protected sealed override bool TryTake(SharedReader<T> reader, [NotNullWhen(true)] out StreamItem<T>? item)
    {
        item = null;
        var from = Math.Max(reader.Position, _void);
        reader.Position = _count;
        if (from == _count)
            return false;
        if (_madeAt != _count)
            (_madeAt, _made) = (_count, Present());
        item = new StreamItem<T>.Update(_made!) { Conflated = _count - from - 1 };
        return true;
    }

    protected sealed override void SkipAll(SharedReader<T> reader) => reader.Position = _count;

    /// <summary>The present state is one update that the reader has not seen.</summary>
    protected sealed override void ShowPresent(SharedReader<T> reader)
    {
        if (HasPresent)
            reader.Position = _count - 1;
    }
}
