using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway;

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
