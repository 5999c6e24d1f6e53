using Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Access;

/// <summary>A route as the program maps it: "POST /api/v1/{tool}".</summary>
internal sealed record GatewayRoute(string Method, string Pattern)
{
    public const string Tool = "ibkr_get_status";

    private const string RefusedCursor = "?since=never";

    /// <summary>A path that the pattern fits. A stream is asked for with a cursor that is refused after all else was checked: one that is granted has no end.</summary>
    public string Path => Pattern.Replace("{tool}", Tool, StringComparison.Ordinal).Replace("{kind}", "quote", StringComparison.Ordinal)
        + (Pattern.Contains("/stream/", StringComparison.Ordinal) ? RefusedCursor : "");

    /// <summary>All of them, found by asking the program: a new one cannot be forgotten.</summary>
    public static IReadOnlyList<GatewayRoute> All(GatewayFixture gateway)
    {
        List<GatewayRoute> routes =
        [
            .. from endpoint in gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
               select new GatewayRoute(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/')),
        ];
        routes.Should().Contain([new("GET", "/health"), new("POST", "/api/v1/mcp"), new("GET", "/api/v1/mcp"), new("DELETE", "/api/v1/mcp"), new("POST", "/api/v1/{tool}")]);
        return routes;
    }

    public override string ToString() => $"{Method} {Pattern}";
}
