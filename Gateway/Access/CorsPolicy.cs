using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>CORS for web pages of allowed origins. Credentials (cookies) are never allowed; a preflight is answered before any token is asked for.</summary>
internal static class CorsPolicy
{
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromMinutes(10);

    public static void AddBrowserAccess(this IServiceCollection services, ServerOptions server)
    {
        var origins = new OriginRules(server.AllowedOrigins);
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(origins.Allows)
            .WithMethods("POST", "GET", "DELETE", "OPTIONS")
            .AllowAnyHeader() // echoes the requested names: Mcp-Param-* are not known beforehand
            .WithExposedHeaders("Mcp-Session-Id", "WWW-Authenticate", "MCP-Protocol-Version", "Retry-After")
            .DisallowCredentials()
            .SetPreflightMaxAge(PreflightLifetime)));
    }
}
