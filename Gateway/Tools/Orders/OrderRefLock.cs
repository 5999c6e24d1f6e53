using Gateway.Handlers;

namespace Gateway.Tools.Orders;

/// <summary>What is being placed now: a reference, or the closing of a position. The second call for one of them is refused until the first has ended.</summary>
internal sealed class OrderRefLock
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Holds all keys, or none; dispose of it when the placing has ended.</summary>
    /// <exception cref="ToolException">One of them is held already. Nothing was sent.</exception>
    public IDisposable Begin(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            if (keys.FirstOrDefault(_keys.Contains) is { } held)
                throw ToolErrors.Refused("in_progress", $"Nothing was sent: an order for {held} is being placed now.", "Look it up with ibkr_get_open_orders.");
            _keys.UnionWith(keys);
        }
        return new Held(this, keys);
    }

    private void End(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
            _keys.ExceptWith(keys);
    }

    private sealed class Held(OrderRefLock all, IReadOnlyCollection<string> keys) : IDisposable
    {
        public void Dispose() => all.End(keys);
    }
}
