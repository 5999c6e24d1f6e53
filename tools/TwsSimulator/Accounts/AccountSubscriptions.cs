using System.Collections;
using Gateway.Tws.Wire;
using TwsSimulator.Session;

namespace TwsSimulator.Accounts;

/// <summary>The subscriptions of clients by requests of one kind, each under its request id.</summary>
internal sealed class AccountSubscriptions<T> : IEnumerable<(ClientSession Client, int RequestId, T Followed)>
{
    private readonly Dictionary<(ClientSession Client, int RequestId), T> _all = [];

    public int Count => _all.Count;

    public int CountOf(ClientSession client) => _all.Keys.Count(key => key.Client == client);

    public bool Has(ClientSession client, int requestId) => _all.ContainsKey((client, requestId));

    /// <summary>False after the client was sent the error that the request id is taken.</summary>
    public bool TryAdd(ClientSession client, int requestId, T followed)
    {
        if (_all.TryAdd((client, requestId), followed))
            return true;
        client.SendError(requestId, ErrorCodes.DuplicateTickerId, "Duplicate ticker id");
        return false;
    }

    public void Remove(ClientSession client, int requestId) => _all.Remove((client, requestId));

    /// <summary>Reads a cancel request: its version and the request id.</summary>
    public void Cancel(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        Remove(client, fields.ReadInt());
    }

    public void Leave(ClientSession client)
    {
        foreach (var key in _all.Keys.Where(key => key.Client == client).ToList())
            _all.Remove(key);
    }

    public IEnumerator<(ClientSession Client, int RequestId, T Followed)> GetEnumerator() =>
        _all.Select(pair => (pair.Key.Client, pair.Key.RequestId, pair.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
