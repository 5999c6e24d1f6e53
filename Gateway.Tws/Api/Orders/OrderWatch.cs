using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Collects TWS's messages about one order of this client for a caller that waits for them. Guarded by the order cache.</summary>
/// <param name="isPreview">True for a what-if order, which the cache does not keep.</param>
internal sealed class OrderWatch(OrderCache cache, int orderId, bool isPreview) : IDisposable
{
    private readonly List<TwsError> _warnings = [];
    private OrderEntry? _entry;
    private OpenOrderMessage? _echo;
    private TwsError? _error;
    private TwsError? _notice;
    private TwsDisconnectedException? _lost;
    private bool _acknowledged;
    private bool _told;

    public int OrderId { get; } = orderId;

    public bool IsPreview { get; } = isPreview;

    public AsyncSignal Signal { get; } = new();

    public OrderProgress Look()
    {
        lock (cache.Gate)
            return new OrderProgress(_entry, _acknowledged, _echo, _told, _error, _notice, _warnings.ToArray(), _lost);
    }

    /// <summary>Sets the order's state at the start of the watch.</summary>
    public void Begin(OrderEntry? entry) => _entry = entry;

    public void Tell(OrderEntry entry)
    {
        _entry = entry;
        _told = true;
        _acknowledged |= OrderStatusText.IsAcknowledged(entry.Status);
        Signal.Set();
    }

    public void Tell(OpenOrderMessage echo)
    {
        _echo = echo;
        Signal.Set();
    }

    public void Tell(TwsError error)
    {
        if (OrderErrors.IsAdvice(error.Code))
            _warnings.Add(error);
        else if (error.Code == OrderErrors.CancelNotice)
            _notice = error;
        else
            _error = error;
        Signal.Set();
    }

    public void Tell(TwsDisconnectedException lost)
    {
        _lost = lost;
        Signal.Set();
    }

    public void Dispose() => cache.Unwatch(this);
}

/// <summary>What TWS has reported about an order since the wait for it began.</summary>
/// <param name="Acknowledged">It had a working or filled status at any time.</param>
/// <param name="Echo">The last open order message since then.</param>
/// <param name="Told">Any status or open order message came since then.</param>
/// <param name="Error">The last refusal since then.</param>
/// <param name="Notice">The last "cancelled" notice (202) since then.</param>
/// <param name="Lost">The session ended since then.</param>
internal readonly record struct OrderProgress(
    OrderEntry? Entry,
    bool Acknowledged,
    OpenOrderMessage? Echo,
    bool Told,
    TwsError? Error,
    TwsError? Notice,
    IReadOnlyList<TwsError> Warnings,
    TwsDisconnectedException? Lost);
