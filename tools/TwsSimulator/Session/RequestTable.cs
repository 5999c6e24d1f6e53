using System.Collections.Concurrent;

namespace TwsSimulator.Session;

/// <summary>The handlers by request id, one line a request. Counts the requests.</summary>
internal sealed class RequestTable
{
    private readonly Dictionary<int, RequestHandler> _handlers = [];
    private readonly ConcurrentDictionary<int, long> _received = new();

    /// <summary>How many requests of each id have come, those included that nobody handles.</summary>
    public IReadOnlyDictionary<int, long> Received => _received;

    /// <summary>Errors: <see cref="ArgumentException"/> when the id is taken.</summary>
    public void Add(int requestId, RequestHandler handler) => _handlers.Add(requestId, handler);

    public RequestHandler? Find(int requestId)
    {
        _received.AddOrUpdate(requestId, 1, (_, count) => count + 1);
        return _handlers.GetValueOrDefault(requestId);
    }
}
