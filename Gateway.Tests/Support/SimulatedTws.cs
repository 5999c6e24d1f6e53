using Gateway.Tws.Api;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;
using TwsSimulator;

namespace Gateway.Tests.Support;

/// <summary>The typed API, connected over a real socket to a simulator of its own. Deadlines are long: the machine may be busy.</summary>
internal sealed class SimulatedTws : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private SimulatedTws(SimulatorServer server, TwsSupervisor connection, TwsClient client)
    {
        Server = server;
        Connection = connection;
        Client = client;
    }

    public SimulatorServer Server { get; }

    public TwsSupervisor Connection { get; }

    public TwsClient Client { get; }

    /// <param name="route">What the simulator's port is reached by; the port itself when absent.</param>
    public static async Task<SimulatedTws> StartAsync(
        Func<SimulatorOptions, SimulatorOptions>? change = null, int clientId = 7, Func<int, int>? route = null)
    {
        var simulated = new SimulatorOptions { TickInterval = TimeSpan.FromMilliseconds(20), MaxMessagesPerSecond = 0 };
        var server = await SimulatorServer.StartAsync(change?.Invoke(simulated) ?? simulated);
        var connection = new TwsSupervisor(new TwsSessionOptions(), TimeProvider.System, NullLogger<TwsSupervisor>.Instance);
        var options = new TwsApiOptions { Deadline = Limit, ProbeDeadline = Limit, FillGrace = Limit, RecoveryRetry = TimeSpan.FromMilliseconds(100) };
        var client = new TwsClient(connection, options, TimeProvider.System, NullLoggerFactory.Instance);
        var endpoint = new TwsEndpoint("127.0.0.1", route?.Invoke(server.Port) ?? server.Port, clientId);
        await connection.ConnectAsync(endpoint, CancellationToken.None).WaitAsync(Limit);
        return new SimulatedTws(server, connection, client);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Connection.DisposeAsync();
        await Server.DisposeAsync();
    }
}
