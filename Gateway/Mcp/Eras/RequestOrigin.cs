using Gateway.Access;

namespace Gateway.Mcp.Eras;

/// <summary>The HTTP context of a request's messages, in a form that may outlive the request.</summary>
/// <param name="Gone">Cancelled when the request's connection breaks.</param>
internal readonly record struct RequestOrigin(Caller Caller, string Version, IHeaderDictionary Headers, CancellationToken Gone)
{
    public static RequestOrigin Of(HttpContext context, string version) =>
        new(context.GetCaller(), version, context.Request.Headers, context.RequestAborted);

    /// <summary>A copy with its own headers, because the server reuses those of the request once it has ended.</summary>
    public RequestOrigin Kept() => this with { Headers = new HeaderDictionary(Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)) };
}

/// <summary>The two ways in which MCP is spoken: with a session opened by initialize, or with everything in each request.</summary>
[Flags]
internal enum McpEras
{
    None = 0,

    /// <summary>Revisions up to 2025-11-25.</summary>
    Legacy = 1,

    /// <summary>Revision 2026-07-28.</summary>
    Modern = 2,

    Both = Legacy | Modern,
}
