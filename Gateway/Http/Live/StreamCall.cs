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

    /// <summary>As the route names it.</summary>
    public string Name { get; }

    /// <summary>Set when the request is for a socket.</summary>
    public SocketPath? Socket { get; }

    /// <summary>Set when the request is for lines, and there is such a feed.</summary>
    public FeedDescriptor? Feed { get; }

    /// <summary>A path that is also the name of a kind of feed answers plain HTTP as that kind does.</summary>
    public static ValueTask<StreamCall> BindAsync(HttpContext context)
    {
        var socket = context.GetEndpoint()?.Metadata.GetMetadata<SocketPath>();
        var name = socket?.Name ?? (string)context.GetRouteValue(Parameter)!;
        var opens = context.WebSockets.IsWebSocketRequest;
        var feed = socket is not null && opens ? null : context.RequestServices.GetRequiredService<FeedCatalog>().Find(name);
        return new(socket is not null && feed is null ? new StreamCall(socket, opens) : new StreamCall(name, feed));
    }
}
