using Gateway.Mcp;

namespace Gateway.Http;

/// <summary>Registers the endpoints.</summary>
internal static class EndpointServices
{
    /// <summary>
    /// Adds the MCP server, the tool endpoints and the manifest: all that <see cref="EndpointRoutes"/> maps, except the tool registry.
    /// Configuration may be bound onto <see cref="McpOptions"/> before or after.
    /// </summary>
    public static IServiceCollection AddMcp(this IServiceCollection services, Action<McpOptions>? configure = null)
    {
        services.AddMcpProtocol(configure);
        services.AddSingleton<McpEndpoint>();
        services.AddSingleton<ManifestEndpoint>();
        services.AddSingleton<ToolEndpoints>();
        return services;
    }
}
