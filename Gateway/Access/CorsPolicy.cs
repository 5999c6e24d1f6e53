using Gateway.Configuration;

namespace Gateway.Access;

/// <summary>The CORS policy for web pages of allowed origins. Credentials (cookies) are never allowed. Preflight requests need no token.</summary>
internal static class CorsPolicy
{
    private static readonly TimeSpan PreflightLifetime = TimeSpan.FromMinutes(10);

    public static void AddBrowserAccess(this IServiceCollection services, ServerOptions server)
    {
        var origins = new OriginRules(server.AllowedOrigins);
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(origins.Allows)
            .WithMethods("POST", "GET", "DELETE", "OPTIONS")
            .AllowAnyHeader() // any name, since those of Mcp-Param-* depend on the tool
            .WithExposedHeaders("Mcp-Session-Id", "WWW-Authenticate", "MCP-Protocol-Version", "Retry-After")
            .DisallowCredentials()
            .SetPreflightMaxAge(PreflightLifetime)));
    }
}
