using Gateway.Tws.Api;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway;

/// <summary>Registers the one TWS connection that all clients share, and the typed API on it.</summary>
internal static class TwsServices
{
    public static IServiceCollection AddTws(this IServiceCollection services)
    {
        services.AddSingleton<TwsSessionOptions>();
        services.AddSingleton<TwsApiOptions>();
        services.AddSingleton<ITwsConnection>(provider => new TwsSupervisor(
            provider.GetRequiredService<TwsSessionOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TwsSupervisor>>()));
        services.AddSingleton<ITwsClient>(provider => new TwsClient(
            provider.GetRequiredService<ITwsConnection>(),
            provider.GetRequiredService<TwsApiOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }
}
