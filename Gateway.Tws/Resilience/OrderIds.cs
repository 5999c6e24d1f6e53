using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>Allocates rising order ids below those of requests. A lower id that TWS offers after a restart is ignored.</summary>
internal sealed class OrderIds
{
    private const int End = RequestIds.First;

    private readonly Lock _lock = new();
    private bool _offered;
    private int _next;

    public void Offer(int orderId)
    {
        lock (_lock)
        {
            _offered = true;
            // A lower offer when the ids have run out: a person has reset the sequence in TWS.
            _next = _next >= End ? orderId : Math.Max(_next, orderId);
        }
    }

    /// <summary>The next id will be higher than this one. An id that this client could not have given changes nothing.</summary>
    public void Note(int takenOrderId)
    {
        lock (_lock)
        {
            if (takenOrderId < End)
                _next = Math.Max(_next, takenOrderId + 1);
        }
    }

    /// <exception cref="TwsDisconnectedException">TWS has not offered any id yet.</exception>
    /// <exception cref="TwsRefusedException">The ids have run out.</exception>
    public int Next()
    {
        lock (_lock)
        {
            if (!_offered)
                throw new TwsDisconnectedException("TWS has not offered an order id yet; it does so when a session begins.");
            return _next < End
                ? _next++
                : throw new TwsRefusedException(
                    $"Nothing was sent: the order ids of this client id have run out (TWS offers {_next}, and {End} and more belong to requests). In "
                    + "TWS choose Global Configuration > API > Settings > Reset API order ID sequence, or use another client id; then connect "
                    + "again.");
        }
    }
}
