using Gateway.Configuration;
using Gateway.Demo;
using Gateway.Telemetry;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway;

/// <summary>Registers the TWS client: the connection, the typed API on it, and the automatic connect at startup.</summary>
internal static class TwsServices
{
    // Each under one service type only, because the container disposes a factory's instance once for each service type.
    public static IServiceCollection AddTws(this IServiceCollection services, GatewaySettings settings)
    {
        services.TryAddSingleton(new TwsSessionOptions());
        services.TryAddSingleton(new TwsApiOptions
        {
            Limits = new LineLimits { MarketData = settings.Tws.MarketDataLines },
            QuoteLinger = settings.Tws.QuoteLinger,
            Restart = settings.Tws.RestartAt.Length > 0 ? DailyRestart.Parse(settings.Tws.RestartAt) : null,
        });
        services.AddSingleton<ITwsConnection>(provider =>
        {
            var supervisor = new TwsSupervisor(
                provider.GetRequiredService<TwsSessionOptions>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<TwsSupervisor>>());
            return settings.Demo ? new DemoConnection(supervisor, settings.Tws) : supervisor;
        });
        services.AddSingleton<TwsClient>();
        services.AddHostedService<TwsAutoConnect>();
        return services;
    }

    /// <summary>Where TWS is expected, as its client names it.</summary>
    public static TwsEndpoint ToEndpoint(this TwsOptions options) => new(options.Host, options.Port, options.ClientId);
}

/// <summary>
/// Requests the connection to TWS when the gateway starts, and closes it at the end. A TWS that is not running does not stop the startup: the
/// connection keeps trying.
/// </summary>
internal sealed partial class TwsAutoConnect(ITwsConnection connection, TwsOptions options, ILogger<TwsAutoConnect> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await connection.DisconnectAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.AutoConnect)
            return;
        try
        {
            await connection.ConnectAsync(options.ToEndpoint(), stoppingToken);
        }
        catch (TwsDisconnectedException)
        {
            LogAway(options.Host, options.Port); // the connection has told the reason
        }
    }

    [LoggerMessage(EventIds.TwsAway, LogLevel.Information, "The gateway serves without TWS until {Host}:{Port} answers; tries go on.")]
    private partial void LogAway(string host, int port);
}
