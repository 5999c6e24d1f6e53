namespace TwsSimulator.Session;

/// <summary>The next valid order id of each client id. It outlives a client's connection, as in TWS.</summary>
internal sealed class OrderIds
{
    private readonly Dictionary<int, int> _next = [];

    public int Next(int clientId) => _next.GetValueOrDefault(clientId, 1);

    /// <summary>Ids up to and including this one are spent.</summary>
    public void MarkUsed(int clientId, int orderId) => _next[clientId] = Math.Max(Next(clientId), orderId + 1);

    /// <summary>Moves every client's counter back, as a TWS does that has lost its last orders; never below 1.</summary>
    public void Lower(int by)
    {
        foreach (var clientId in _next.Keys)
            _next[clientId] = Math.Max(1, _next[clientId] - by);
    }
}
