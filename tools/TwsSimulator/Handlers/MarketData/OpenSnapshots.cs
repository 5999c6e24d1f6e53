using TwsSimulator.Session;

namespace TwsSimulator.Handlers.MarketData;

/// <summary>Snapshots that some prices are missing for: they get what comes within eleven seconds, then they end, as in TWS.</summary>
internal sealed class OpenSnapshots(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(11);

    private readonly Dictionary<(ClientSession Client, int ReqId), (ILine Line, DateTimeOffset Until)> _open = [];

    public bool Has(ClientSession client, int reqId) => _open.ContainsKey((client, reqId));

    /// <summary>Ends a complete snapshot at once; keeps any other.</summary>
    public void Add(ClientSession client, int reqId, ILine line)
    {
        if (line.IsComplete)
            SendEnd(client, reqId);
        else
            _open.Add((client, reqId), (line, time.GetUtcNow() + Longest));
    }

    /// <summary>False when there is no such snapshot.</summary>
    public bool Cancel(ClientSession client, int reqId) => _open.Remove((client, reqId));

    public void Leave(ClientSession client)
    {
        foreach (var key in _open.Keys.Where(key => key.Client == client).ToList())
            _open.Remove(key);
    }

    public void Step()
    {
        foreach (var (key, (line, until)) in _open.ToList())
        {
            line.Step();
            if (!line.IsComplete && time.GetUtcNow() < until)
                continue;
            _open.Remove(key);
            SendEnd(key.Client, key.ReqId);
        }
    }

    private static void SendEnd(ClientSession client, int reqId) =>
        client.Send(MessageIds.TickSnapshotEnd, reqId, static (fields, id) =>
        {
            fields.Write(1);
            fields.Write(id);
        });
}
