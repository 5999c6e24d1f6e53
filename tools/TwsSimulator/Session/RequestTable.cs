namespace TwsSimulator.Session;

/// <summary>Request id to handler: one line a request.</summary>
internal sealed class RequestTable
{
    private readonly Dictionary<int, RequestHandler> _handlers = [];

    /// <summary>Errors: <see cref="ArgumentException"/> when the id is taken.</summary>
    public void Add(int requestId, RequestHandler handler) => _handlers.Add(requestId, handler);

    public RequestHandler? Find(int requestId) => _handlers.GetValueOrDefault(requestId);
}
