namespace Gateway.Tws.Session;

/// <summary>One lane of the outbound queue: first in, first out. Beyond its capacity items wait for room, in the same order.</summary>
/// <remarks>Not safe for threads: the queue locks.</remarks>
internal sealed class OutboundLane(int capacity)
{
    private readonly LinkedList<OutboundItem> _inside = [];
    private readonly LinkedList<OutboundItem> _outside = [];

    /// <summary>The item whose turn is next; null while the lane is empty.</summary>
    public OutboundItem? Head => _inside.First?.Value;

    public void Add(OutboundItem item)
    {
        _outside.AddLast(item);
        Admit();
    }

    /// <summary>False when the item is not in the lane any more.</summary>
    public bool Remove(OutboundItem item)
    {
        var removed = _inside.Remove(item) || _outside.Remove(item);
        Admit();
        return removed;
    }

    public IReadOnlyList<OutboundItem> TakeAll()
    {
        OutboundItem[] all = [.. _inside, .. _outside];
        _inside.Clear();
        _outside.Clear();
        return all;
    }

    private void Admit()
    {
        while (_inside.Count < capacity && _outside.First is { } first)
        {
            _outside.RemoveFirst();
            _inside.AddLast(first.Value);
            first.Value.Admit();
        }
    }
}
