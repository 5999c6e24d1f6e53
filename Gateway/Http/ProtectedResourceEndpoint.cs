using Gateway.Access;
using Gateway.Configuration;

namespace Gateway.Http;

/// <summary>
/// GET of the protected-resource metadata, under the root and under the paths of the MCP endpoint. It needs no token, because it names where to get
/// one.
/// </summary>
internal static class ProtectedResourceEndpoint
{
    public const string WellKnown = "/.well-known";

    public static void MapProtectedResource(this IEndpointRouteBuilder app, GatewaySettings settings)
    {
        var prefix = settings.Server.ApiPrefix.TrimEnd('/');
        foreach (var path in new[] { "", "/mcp", prefix + "/mcp", settings.OAuth.ResourcePath }.Distinct(StringComparer.OrdinalIgnoreCase))
            app.MapGet(OAuthOptions.ProtectedResourcePath + path, context => WriteAsync(context, settings.OAuth));
    }

    private static Task WriteAsync(HttpContext context, OAuthOptions oauth)
    {
        if (oauth is not { Issuer: { } issuer, Audience: { } audience })
        {
            return Problem.WriteAsync(
                context, StatusCodes.Status404NotFound, "not_found", "This gateway accepts only its own tokens.",
                "The owner of the gateway issues them. OAUTH_ISSUER adds those of an OAuth server.");
        }

        context.Response.Headers.CacheControl = "max-age=3600";
        var resource = new ProtectedResource(audience, [issuer], AccessScopes.All, ["header"], "Interactive Brokers Gateway");
        return context.Response.WriteAsJsonAsync(resource, HttpJsonContext.Default.ProtectedResource, cancellationToken: context.RequestAborted);
    }
}
