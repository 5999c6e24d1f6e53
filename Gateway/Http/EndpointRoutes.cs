using Gateway.Http.Live;

namespace Gateway.Http;

/// <summary>Maps the endpoints to their paths.</summary>
internal static class EndpointRoutes
{
    /// <summary>Maps POST, GET and DELETE of <c>{prefix}/mcp</c> and of <c>/mcp</c>.</summary>
    /// <param name="prefix">Such as "/api/v1"; may be empty.</param>
    /// <returns>Takes conventions (rate limits, authorization) for all of them.</returns>
    public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder app, string prefix)
    {
        RouteGroupBuilder group = app.MapGroup("");
        // Created by the first request, once: nothing of it belongs to a request.
        var endpoint = new Lazy<McpEndpoint>(app.ServiceProvider.GetRequiredService<McpEndpoint>);
        string prefixed = Normalize(prefix) + "/mcp";
        foreach (string path in new[] { prefixed, "/mcp" }.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            group.MapPost(path, context => endpoint.Value.PostAsync(context));
            group.MapGet(path, context => endpoint.Value.GetAsync(context));
            group.MapDelete(path, context => endpoint.Value.DeleteAsync(context));
        }

        return group;
    }

    /// <summary>Maps <c>POST {prefix}/{tool}</c>: a tool called with bare JSON arguments.</summary>
    /// <inheritdoc cref="MapMcp"/>
    public static IEndpointConventionBuilder MapToolEndpoints(this IEndpointRouteBuilder app, string prefix) =>
        app.MapPost(
            $"{Normalize(prefix)}/{{{ToolCall.Parameter}}}",
            (HttpContext context, ToolCall call, ToolEndpoints tools) => tools.PostAsync(context, call))
            .AddEndpointFilter<RouteHandlerBuilder, CallFilter>();

    /// <summary>Maps <c>GET {prefix}/stream/{kind}</c> and the WebSocket paths beside it.</summary>
    /// <inheritdoc cref="MapMcp"/>
    public static IEndpointConventionBuilder MapFeeds(this IEndpointRouteBuilder app, string prefix)
    {
        RouteGroupBuilder group = app.MapGroup("");
        group.MapGet(
            $"{Normalize(prefix)}/stream/{{{StreamCall.Parameter}}}",
            (HttpContext context, StreamCall call, FeedEndpoint endpoint) => endpoint.GetAsync(context, call));
        foreach (SocketPath path in SocketPath.All)
            group.MapGet(
                Normalize(prefix) + path.Path,
                (HttpContext context, StreamCall call, SocketEndpoint endpoint) => endpoint.ConnectAsync(context, call)).WithMetadata(path);
        return group.AddEndpointFilter<RouteGroupBuilder, CallFilter>();
    }

    private static string Normalize(string prefix) => prefix.Trim('/') is { Length: > 0 } path ? "/" + path : "";
}
