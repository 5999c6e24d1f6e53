using Gateway.Handlers;
using Gateway.Registry.Invocation;
using Gateway.Registry.Paging;
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
    /// <see cref="ICompletionSource"/>, become singletons. They are scanned once a process; a faulty one stops the startup of the host.
    /// </summary>
    public static IServiceCollection AddToolRegistry(this IServiceCollection services, params Assembly[] assemblies)
    {
        var catalogs = assemblies.Select(ToolsetCatalog.Of).ToList();
        foreach (var type in catalogs.SelectMany(catalog => catalog.Toolsets.Concat(catalog.Completions)))
            services.TryAddSingleton(type);
        services.TryAddSingleton<ToolErrorMapper>();
        services.TryAddSingleton(provider => new HandlerHost(
            provider.GetRequiredService, provider.GetRequiredService<ToolErrorMapper>(), provider.GetService<AnswerLimit>() ?? AnswerLimit.None));
        services.AddSingleton<IToolRegistry>(provider =>
        {
            var filters = provider.GetServices<IToolFilter>().ToList();
            var decorators = provider.GetServices<IToolDecorator>().ToList();
            var offered = new List<ToolDescriptor>();
            var withheld = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var tool in Bound(provider, toolset => toolset.Tools))
            {
                if (filters.TrueForAll(filter => filter.Offers(tool.Traits)))
                    offered.Add(decorators.Aggregate(tool, (decorated, decorator) => decorator.Decorate(decorated)));
                else if (filters.Select(filter => filter.WhyNotOffered(tool.Traits)).OfType<string>().FirstOrDefault() is { } why)
                    withheld[tool.Name] = why;
            }
            return new ToolRegistry(offered, withheld);
        });
        services.AddSingleton<IResourceRegistry>(provider => new ResourceRegistry(Bound(provider, toolset => toolset.Resources)));
        services.AddSingleton<IPromptRegistry>(provider => new PromptRegistry(Bound(provider, toolset => toolset.Prompts)));
        services.AddHostedService<ToolRegistryStart>();
        return services;

        IEnumerable<T> Bound<T>(IServiceProvider provider, Func<ToolsetEntry, IReadOnlyList<HandlerBinding<T>>> kind)
        {
            var filters = provider.GetServices<IToolFilter>().ToList();
            var terms = provider.GetService<SharedTerms>() ?? SharedTerms.None;
            var host = provider.GetRequiredService<HandlerHost>();
            return catalogs.SelectMany(catalog => catalog.Entries(terms))
                .Where(toolset => filters.TrueForAll(filter => filter.OffersToolset(toolset.Name)))
                .SelectMany(kind)
                .Select(bind => bind(host));
        }
    }
}

/// <summary>Builds the registries when the host starts, so that a faulty handler stops the startup.</summary>
internal sealed class ToolRegistryStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<IToolRegistry>();
        services.GetRequiredService<IResourceRegistry>();
        services.GetRequiredService<IPromptRegistry>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
