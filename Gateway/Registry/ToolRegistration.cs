using System.Reflection;
using Gateway.Handlers;
using Gateway.Registry.Completion;
using Gateway.Registry.Invocation;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Registry.Schemas;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Registry;

/// <summary>Puts the registries and their toolsets into the container.</summary>
public static class ToolRegistration
{
    /// <summary>
    /// Offers the tools, resources and prompts of every <see cref="ToolsetAttribute"/> class of the assemblies; the classes, and every
    /// <see cref="ICompletionSource"/>, become singletons. Scanned once, when the host starts.
    /// </summary>
    public static IServiceCollection AddToolRegistry(this IServiceCollection services, params Assembly[] assemblies)
    {
        var toolsets = assemblies.SelectMany(ToolScanner.Toolsets).ToList();
        foreach (var type in toolsets.Concat(assemblies.SelectMany(CompletionSources.In)))
            services.TryAddSingleton(type);
        services.TryAddSingleton<ToolErrorMapper>();
        services.AddSingleton<IToolRegistry>(provider =>
        {
            var filters = provider.GetServices<IToolFilter>().ToList();
            var scanner = new ToolScanner(provider.GetRequiredService, provider.GetRequiredService<ToolErrorMapper>(), provider.GetService<SharedTerms>());
            var watches = provider.GetServices<IToolDecorator>().ToList();
            return new ToolRegistry(Offered(provider)
                .SelectMany(toolset => scanner.Scan(toolset, tool => filters.TrueForAll(filter => filter.Offers(tool))))
                .Select(tool => watches.Aggregate(tool, (watched, watch) => watch.Watch(watched))));
        });
        services.AddSingleton<IResourceRegistry>(provider =>
        {
            var scanner = new ResourceScanner(provider.GetRequiredService, provider.GetRequiredService<ToolErrorMapper>());
            return new ResourceRegistry(Offered(provider).SelectMany(scanner.Scan));
        });
        services.AddSingleton<IPromptRegistry>(provider =>
        {
            var scanner = new PromptScanner(provider.GetRequiredService, provider.GetRequiredService<ToolErrorMapper>());
            return new PromptRegistry(Offered(provider).SelectMany(scanner.Scan));
        });
        services.AddHostedService<ToolRegistryStart>();
        return services;

        IEnumerable<Type> Offered(IServiceProvider provider) =>
            toolsets.Where(toolset => provider.GetServices<IToolFilter>().All(filter => filter.OffersToolset(toolset.GetCustomAttribute<ToolsetAttribute>()!.Name)));
    }
}
