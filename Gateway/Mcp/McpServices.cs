using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Asking;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Subscriptions;
using Gateway.Mcp.Tasks;
using Gateway.Registry.Changes;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Mcp;

/// <summary>Registers the services of the MCP endpoint.</summary>
internal static class McpServices
{
    /// <summary>Adds the dispatcher, its methods and both eras. Needs the settings, a clock and a tool registry.</summary>
    public static IServiceCollection AddMcpProtocol(this IServiceCollection services, ServerProfile profile)
    {
        services.AddSingleton(profile);
        services.AddSingleton<IMcpMethod, InitializeMethod>();
        services.AddSingleton<IMcpMethod, DiscoverMethod>();
        services.AddSingleton<IMcpMethod, PingMethod>();
        services.AddSingleton<IMcpMethod, SetLevelMethod>();
        services.AddSingleton<IMcpMethod, ListToolsMethod>();
        services.AddSingleton<IMcpMethod, CallToolMethod>();
        services.AddSingleton<IMcpMethod, ListResourcesMethod>();
        services.AddSingleton<IMcpMethod, ListResourceTemplatesMethod>();
        services.AddSingleton<IMcpMethod, ReadResourceMethod>();
        services.AddSingleton<IMcpMethod, ListPromptsMethod>();
        services.AddSingleton<IMcpMethod, GetPromptMethod>();
        services.AddSingleton<IMcpMethod, CompleteMethod>();
        services.AddSingleton<RequestStates>();
        services.AddSubscriptions();
        services.TryAddSingleton<IResourceRegistry>(_ => new ResourceRegistry([]));
        services.TryAddSingleton<IPromptRegistry>(_ => new PromptRegistry([]));
        services.AddTasks();
        services.AddSingleton<ServerIdentity>();
        services.AddSingleton<CallGate>();
        services.AddSingleton<ServerOffer>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<McpMethods>();
        services.AddSingleton<EraClassifier>();
        services.AddSingleton<McpDispatcher>();
        services.AddSingleton<LegacySessions>();
        services.AddSingleton<ICallerResources>(provider => provider.GetRequiredService<LegacySessions>());
        services.AddSingleton<DetachedCalls>();
        services.AddHostedService(provider => provider.GetRequiredService<DetachedCalls>());
        services.AddSingleton<LegacyEra>();
        services.AddSingleton<LegacyStream>();
        services.AddSingleton<ModernEra>();
        return services;
    }

    private static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddSingleton(
            provider => ChangeFeedOptions.Default with { Interval = provider.GetRequiredService<McpOptions>().ResourceUpdateInterval });
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<ListenStreams>();
        services.AddSingleton<IMcpMethod, ListenMethod>();
        services.AddSingleton<LegacySubscriptions>();
        services.AddSingleton<IMcpMethod, SubscribeMethod>();
        services.AddSingleton<IMcpMethod, UnsubscribeMethod>();
    }

    private static void AddTasks(this IServiceCollection services)
    {
        services.AddSingleton<IMcpMethod, GetTaskMethod>();
        services.AddSingleton<IMcpMethod, UpdateTaskMethod>();
        services.AddSingleton<IMcpMethod, CancelTaskMethod>();
        services.AddSingleton<TaskCalls>();
        services.AddSingleton<TaskStore>();
        services.AddSingleton<ICallerResources>(provider => provider.GetRequiredService<TaskStore>());
        services.AddHostedService(provider => provider.GetRequiredService<TaskStore>());
        services.AddSingleton<TaskFeed>();
    }
}
