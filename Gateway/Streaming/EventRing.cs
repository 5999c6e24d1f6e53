namespace Gateway.Streaming;

/// <summary>The newest events of one stream, numbered without holes. Holds no memory until the first comes. Not thread-safe.</summary>
internal sealed class EventRing(EventMemory memory)
{
    private const int FirstCapacity = 4;

    private KeptEvent[] _events = [];
    private int _head;

    /// <summary>The number of the newest event ever added; 0 before the first, which gets 1.</summary>
    public long Last { get; private set; }

    /// <summary>The number of the oldest event that is kept; one beyond <see cref="Last"/> when none is.</summary>
    public long First => Last - Count + 1;

    public int Count { get; private set; }

    public int Bytes { get; private set; }

    public DateTimeOffset OldestAt => _events[_head].At;

    public byte[] this[long sequence] => _events[(_head + (int)(sequence - First)) % _events.Length].Frame;

    public void Add(byte[] frame, DateTimeOffset at)
    {
        if (Count == _events.Length)
            Grow();
        _events[(_head + Count) % _events.Length] = new KeptEvent(frame, at);
        Count++;
        Last++;
        Bytes += frame.Length;
        memory.Add(frame.Length);
    }

    public void DropOldest()
    {
        var length = _events[_head].Frame.Length;
        _events[_head] = default;
        _head = (_head + 1) % _events.Length;
        Count--;
        Bytes -= length;
        memory.Add(-length);
        if (Count == 0)
            (_events, _head) = ([], 0);
    }

    public void Clear()
    {
        while (Count > 0)
            DropOldest();
    }

    private void Grow()
    {
        var larger = new KeptEvent[Math.Max(FirstCapacity, _events.Length * 2)];
        for (var i = 0; i < Count; i++)
            larger[i] = _events[(_head + i) % _events.Length];
        (_events, _head) = (larger, 0);
    }

    private readonly record struct KeptEvent(byte[] Frame, DateTimeOffset At);
}
