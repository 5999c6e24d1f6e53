using Gateway.Access;
using Gateway.Feeds.Started;
using Gateway.Feeds.Waiting;
using Gateway.Registry.Resources;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Feeds;

/// <summary>Registers the feeds, and the streams that callers start.</summary>
internal static class FeedServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.TryAddSingleton(FeedOptions.Default);
        foreach (var kinds in FeedCatalog.Classes)
            services.TryAddSingleton(kinds);
        services.AddSingleton<FeedCatalog>(provider => new FeedCatalog(provider.GetRequiredService));
        services.AddSingleton<OpenFeeds>();
        services.AddSingleton<TimedFeeds>();
        services.AddSingleton<StartedStreams>();
        services.AddSingleton<ICallerResources>(provider => provider.GetRequiredService<StartedStreams>());
        services.AddSingleton<ILiveResources>(provider => provider.GetRequiredService<StartedStreams>());
        services.AddSingleton<ConditionOpener>();
        services.AddSingleton<ResourceFeeds>();
        return services;
    }
}
