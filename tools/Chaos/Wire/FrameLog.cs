namespace Chaos.Wire;

/// <summary>The order frames that the gateway has sent, as the proxy read them: what left the gateway, whatever reached TWS.</summary>
internal sealed class FrameLog
{
    private readonly Lock _lock = new();
    private readonly List<WireFrame> _orders = [];
    private readonly Dictionary<int, long> _counts = [];
    private readonly HashSet<(int Connection, int OrderId)> _duplicates = [];

    public void Add(WireFrame frame)
    {
        lock (_lock)
        {
            if (!frame.FromGateway)
            {
                if (frame is { Id: WireFrame.Error, Fields: [_, var id, "103", ..] })
                    _duplicates.Add((frame.Connection, int.Parse(id, CultureInfo.InvariantCulture)));
                return;
            }
            _counts[frame.Id] = _counts.GetValueOrDefault(frame.Id) + 1;
            if (frame.IsPlace || frame.IsCancel)
                _orders.Add(frame);
        }
    }

    /// <summary>placeOrder, cancelOrder and reqGlobalCancel in the order of the wire.</summary>
    public IReadOnlyList<WireFrame> Orders
    {
        get
        {
            lock (_lock)
                return [.. _orders];
        }
    }

    /// <summary>How many frames of a message id the gateway has sent.</summary>
    public long Count(int id)
    {
        lock (_lock)
            return _counts.GetValueOrDefault(id);
    }

    /// <summary>
    /// Keys that went out under more than one order id, with these ids. A key that TWS refused as a duplicate id (103) may go out once more.
    /// </summary>
    public IReadOnlyList<(string Key, string Ids)> KeysSentTwice()
    {
        lock (_lock)
        {
            return
            [
                .. from frame in _orders
                   where frame.IsPlace && frame.OrderRef.Length > 0 && !_duplicates.Contains((frame.Connection, frame.OrderId))
                   group frame by frame.OrderRef into key
                   let ids = key.Select(frame => frame.OrderId).Distinct().ToList()
                   where ids.Count > 1
                   select (key.Key, string.Join(", ", ids)),
            ];
        }
    }
}
