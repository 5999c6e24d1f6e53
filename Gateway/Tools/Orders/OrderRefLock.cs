using Gateway.Handlers;

namespace Gateway.Tools.Orders;

/// <summary>
/// Locks for placements in progress, by order reference or position. A second call with the same key is refused until the first has ended.
/// </summary>
internal sealed class OrderRefLock
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Takes all keys or none. Dispose the result to release them.</summary>
    /// <exception cref="ToolException">One of them is held already. Nothing was sent.</exception>
    public IDisposable Acquire(IReadOnlyCollection<string> keys)
    {
        lock (_gate)
        {
            if (keys.FirstOrDefault(_keys.Contains) is { } held)
                throw ToolErrors.Refused(
                    "in_progress", $"Nothing was sent: an order for {held} is being placed now.", "Look it up with ibkr_get_open_orders.");
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
