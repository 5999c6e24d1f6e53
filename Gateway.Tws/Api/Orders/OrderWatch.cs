using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>Somebody who waits for TWS's word on one order of this client. Guarded by the book.</summary>
/// <param name="isPreview">True when the order is only asked about; the book keeps nothing of it.</param>
internal sealed class OrderWatch(OrderCache book, int orderId, bool isPreview) : IDisposable
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

    public OrderView Look()
    {
        lock (book.Gate)
            return new OrderView(_entry, _acknowledged, _echo, _told, _error, _notice, _warnings.ToArray(), _lost);
    }

    /// <summary>Where the order stood when the watch began.</summary>
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

    public void Dispose() => book.Unwatch(this);
}
