using System.Reflection;
using Gateway.Registry.Invocation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Registry;

/// <summary>Puts the registry and its toolsets into the container.</summary>
public static class ToolRegistration
{
    /// <summary>Offers the tools of every <see cref="ToolsetAttribute"/> class of the assemblies; the classes become singletons. Scanned once, when the host starts.</summary>
    public static IServiceCollection AddToolRegistry(this IServiceCollection services, params Assembly[] assemblies)
    {
        var toolsets = assemblies.SelectMany(ToolScanner.Toolsets).ToList();
        foreach (var toolset in toolsets)
            services.TryAddSingleton(toolset);
        services.TryAddSingleton<ToolFailures>();
        services.TryAddSingleton<IToolRegistry>(provider =>
        {
            var filters = provider.GetServices<IToolFilter>().ToList();
            var scanner = new ToolScanner(provider.GetRequiredService, provider.GetRequiredService<ToolFailures>());
            return new ToolRegistry(toolsets.SelectMany(toolset => scanner.Scan(toolset, tool => filters.TrueForAll(filter => filter.Offers(tool)))));
        });
        services.AddHostedService<ToolRegistryStart>();
        return services;
    }
}
