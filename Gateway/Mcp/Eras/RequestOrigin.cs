using Gateway.Registry;

namespace Gateway.Mcp.Eras;

/// <summary>What a request's messages need to know of its HTTP side, also when they outlive it.</summary>
/// <param name="Gone">Fires when the request's connection breaks.</param>
internal readonly record struct RequestOrigin(Caller Caller, string Version, IHeaderDictionary Headers, CancellationToken Gone)
{
    public static RequestOrigin Of(HttpContext context, string version) =>
        new(CallerOf.Request(context), version, context.Request.Headers, context.RequestAborted);

    /// <summary>With headers of its own: the server uses the request's again once it has ended.</summary>
    public RequestOrigin Kept() => this with { Headers = new HeaderDictionary(Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)) };
}
