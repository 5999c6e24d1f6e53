using Gateway.Configuration;
using Gateway.Demo;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway;

/// <summary>Registers the way to TWS: the connection that outlives its sessions, the typed API on it, and the wish to be connected.</summary>
internal static class TwsServices
{
    // Each under one service type only: the container disposes of what a factory gives once for every type that it is given under.
    public static IServiceCollection AddTws(this IServiceCollection services, GatewaySettings settings)
    {
        services.TryAddSingleton(new TwsSessionOptions());
        services.TryAddSingleton(new TwsApiOptions { Limits = new LineLimits { MarketData = settings.Tws.MarketDataLines } });
        services.AddSingleton<ITwsConnection>(provider =>
        {
            var supervisor = new TwsSupervisor(
                provider.GetRequiredService<TwsSessionOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TwsSupervisor>>());
            return settings.Demo ? new DemoConnection(supervisor, settings.Tws) : supervisor;
        });
        services.AddSingleton<TwsClient>();
        services.AddHostedService<TwsAutoConnect>();
        return services;
    }

    /// <summary>Where TWS is expected, as its client names it.</summary>
    public static TwsEndpoint ToEndpoint(this TwsOptions options) => new(options.Host, options.Port, options.ClientId);
}
