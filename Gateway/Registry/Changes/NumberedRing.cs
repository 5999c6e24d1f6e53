namespace Gateway.Registry.Changes;

/// <summary>A ring buffer of a stream's newest entries, numbered from 1 without gaps. Allocates nothing before the first entry.</summary>
/// <remarks>The owner decides when the oldest entry is dropped. Not thread-safe.</remarks>
/// <param name="sizeOf">The bytes of an entry.</param>
internal sealed class NumberedRing<T>(Func<T, int> sizeOf)
{
    private const int FirstCapacity = 4;

    private T?[] _entries = [];
    private int _head;

    /// <summary>The number of the newest entry ever added; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>The number of the oldest entry that is kept; one beyond <see cref="Last"/> when none is.</summary>
    public long First => Last - Count + 1;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    public T this[long number] => _entries[(_head + (int)(number - First)) % _entries.Length]!;

    public void Add(T entry)
    {
        if (Count == _entries.Length)
            Grow();
        _entries[(_head + Count) % _entries.Length] = entry;
        Count++;
        Last++;
        Bytes += sizeOf(entry);
    }

    /// <returns>The bytes that it had.</returns>
    public int DropOldest()
    {
        var size = sizeOf(_entries[_head]!);
        _entries[_head] = default;
        _head = (_head + 1) % _entries.Length;
        Count--;
        Bytes -= size;
        if (Count == 0)
            (_entries, _head) = ([], 0);
        return size;
    }

    private void Grow()
    {
        var larger = new T?[Math.Max(FirstCapacity, _entries.Length * 2)];
        for (var i = 0; i < Count; i++)
            larger[i] = _entries[(_head + i) % _entries.Length];
        (_entries, _head) = (larger, 0);
    }
}
