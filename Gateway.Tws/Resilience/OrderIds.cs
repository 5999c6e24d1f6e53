using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>Allocates rising order ids. A lower id that TWS offers after a restart is ignored.</summary>
internal sealed class OrderIds
{
    private readonly Lock _lock = new();
    private bool _offered;
    private int _next;

    public void Offer(int orderId)
    {
        lock (_lock)
        {
            _offered = true;
            _next = Math.Max(_next, orderId);
        }
    }

    public void Note(int takenOrderId)
    {
        lock (_lock)
            _next = Math.Max(_next, takenOrderId + 1);
    }

    public int Next()
    {
        lock (_lock)
        {
            return _offered
                ? _next++
                : throw new TwsDisconnectedException("TWS has not offered an order id yet; it does so when a session begins.");
        }
    }
}
