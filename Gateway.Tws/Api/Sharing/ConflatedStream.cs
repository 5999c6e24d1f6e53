using System.Diagnostics.CodeAnalysis;

namespace Gateway.Tws.Api.Sharing;

/// <summary>A stream that conflates updates: a reader gets the latest state when it is ready, with the number of updates it skipped.</summary>
/// <remarks>
/// The item is built from the state when the first reader asks for it, and shared by all readers; a change that no reader sees costs nothing.
/// </remarks>
internal abstract class ConflatedStream<T>(TimeProvider clock) : SharedStream<T>(clock)
{
    private long _count;
    private long _void = -1;
    private long _madeAt = -1;
    private T? _made;

    protected sealed override long Count => _count;

    /// <summary>True when there is a state to give to a reader that joins. Called under the gate.</summary>
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

    /// <summary>Discards the changes that readers have not seen. Called under the gate.</summary>
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

    /// <summary>The present state is one update that the reader has not seen.</summary>
    protected sealed override void ShowPresent(SharedReader<T> reader)
    {
        if (HasPresent)
            reader.Position = _count - 1;
    }
}
