using Gateway.Tws.Messages;

namespace Gateway.Tws.Session;

/// <summary>A list that TWS sends item by item, followed by an end message.</summary>
/// <param name="Complete">False when the end message did not arrive in time: there may be more items.</param>
public sealed record Snapshot<T>(IReadOnlyList<T> Items, bool Complete);

/// <summary>Collects item messages until the end message.</summary>
internal sealed class SnapshotReceiver<TItem, TEnd> : PendingReceiver<Snapshot<TItem>>
    where TItem : IMessage<TItem>
    where TEnd : IMessage<TEnd>
{
    private readonly Lock _lock = new();
    private readonly List<TItem> _items = [];

    public override void Receive<T>(in T message)
    {
        if (message is TItem item)
        {
            lock (_lock)
                _items.Add(item);
        }
        else if (message is TEnd)
        {
            Succeed(new Snapshot<TItem>(Items(), Complete: true));
        }
    }

    protected override bool TryGetPartial(out Snapshot<TItem> result)
    {
        result = new Snapshot<TItem>(Items(), Complete: false);
        return result.Items.Count > 0;
    }

    private TItem[] Items()
    {
        lock (_lock)
            return [.. _items];
    }
}
