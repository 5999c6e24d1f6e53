using Gateway.Access;
using Gateway.Feeds;

namespace Gateway.Http.Live;

/// <summary>The stream that a route names: a feed as lines of JSON, or a WebSocket path.</summary>
internal sealed record StreamCall : RoutedCall
{
    public const string Parameter = "kind";

    private StreamCall(string name, FeedDescriptor? feed)
        : base(feed is null ? null : CallKind.Stream, feed?.Scope ?? AccessScope.None, AnswersInLines: true)
    {
        Name = name;
        Feed = feed;
    }

    private StreamCall(SocketPath socket, bool opens)
        : base(opens ? CallKind.Stream : null, socket.Scope, AnswersInLines: false)
    {
        Name = socket.Name;
        Socket = socket;
    }

    /// <summary>The name in the route.</summary>
    public string Name { get; }

    /// <summary>The WebSocket path; null for plain HTTP.</summary>
    public SocketPath? Socket { get; }

    /// <summary>The feed of a plain HTTP request; null for a WebSocket, or when there is no such feed.</summary>
    public FeedDescriptor? Feed { get; }

    /// <summary>A WebSocket path that is also the name of a feed kind serves that feed over plain HTTP.</summary>
    public static ValueTask<StreamCall> BindAsync(HttpContext context)
    {
        var socket = context.GetEndpoint()?.Metadata.GetMetadata<SocketPath>();
        var name = socket?.Name ?? (string)context.GetRouteValue(Parameter)!;
        var opens = context.WebSockets.IsWebSocketRequest;
        var feed = socket is not null && opens ? null : context.RequestServices.GetRequiredService<FeedCatalog>().Find(name);
        return new(socket is not null && feed is null ? new StreamCall(socket, opens) : new StreamCall(name, feed));
    }
}
