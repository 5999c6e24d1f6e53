using Gateway.Mcp;

namespace Gateway.Http;

/// <summary>Registers the endpoints.</summary>
internal static class EndpointServices
{
    /// <summary>
    /// Adds the MCP server, the tool endpoints and the manifest, which <see cref="EndpointRoutes"/> maps. Needs the settings, a clock and a tool
    /// registry.
    /// </summary>
    public static IServiceCollection AddMcp(this IServiceCollection services, ServerProfile profile)
    {
        services.AddMcpProtocol(profile);
        services.AddSingleton<McpEndpoint>();
        services.AddSingleton<ManifestEndpoint>();
        services.AddSingleton<ToolEndpoints>();
        return services;
    }
}
