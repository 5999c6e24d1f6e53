using Gateway.Configuration;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway;

/// <summary>Asks for the connection to TWS when the gateway starts and closes it at the end; between the two it tells the log of every change. A TWS that is away stops nothing.</summary>
internal sealed partial class TwsAutoConnect(ITwsConnection connection, TwsOptions options, ILogger<TwsAutoConnect> logger) : BackgroundService
{
    private ConnectionState _state;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        connection.StatusChanged -= Tell;
        await connection.DisconnectAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _state = connection.Status.State;
        connection.StatusChanged += Tell;
        if (!options.AutoConnect)
            return;
        try
        {
            await connection.ConnectAsync(new TwsEndpoint(options.Host, options.Port, options.ClientId), stoppingToken);
        }
        catch (TwsDisconnectedException exception)
        {
            LogAway(options.Host, options.Port, exception.Message); // the connection goes on trying by itself
        }
    }

    private void Tell(ConnectionStatus status)
    {
        if (status.State == _state)
            return;
        _state = status.State;
        if (status.State == ConnectionState.Connected)
            LogConnected(status.Endpoint.Host, status.Endpoint.Port, status.Endpoint.ClientId, status.ServerVersion ?? 0);
        else
            LogState(status.State, status.Reason ?? "on request");
    }
}
