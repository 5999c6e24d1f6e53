namespace Gateway.Feeds;

/// <summary>The latest entries of a feed, at most so many and so many bytes; the oldest make room. Guarded by its feed.</summary>
internal sealed class FeedRing
{
    public const int Capacity = 1000;
    public const int MostBytes = 2 * 1024 * 1024;

    private readonly FeedEntry?[] _slots = new FeedEntry?[Capacity];
    private long _bytes;

    /// <summary>The oldest that is kept; above <see cref="Last"/> when nothing is.</summary>
    public long First { get; private set; } = 1;

    /// <summary>The number of the latest entry; 0 before the first.</summary>
    public long Last { get; private set; }

    public void Add(FeedEntry entry)
    {
        if (Last - First + 1 == Capacity)
            Drop();
        _slots[entry.Seq % Capacity] = entry;
        _bytes += entry.Json.Length;
        Last = entry.Seq;
        while (_bytes > MostBytes && First < Last)
            Drop();
    }

    public FeedEntry this[long seq] => _slots[seq % Capacity]!;

    private void Drop()
    {
        _bytes -= this[First].Json.Length;
        _slots[First++ % Capacity] = null;
    }
}
