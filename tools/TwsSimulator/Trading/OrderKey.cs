namespace TwsSimulator.Trading;

/// <summary>Names an order as its owner does: order ids are each client's own.</summary>
internal readonly record struct OrderKey(int ClientId, int OrderId)
{
    /// <summary>Placed by hand in TWS: it has client id 0 and shows order id 0 until client 0 binds it to its negative id.</summary>
    public bool IsManual => OrderId < 0;
}
