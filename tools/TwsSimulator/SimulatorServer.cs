using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using TwsSimulator.Faults;
using TwsSimulator.Session;

namespace TwsSimulator;

/// <summary>A TWS that trades on a made-up market: it listens on the loopback interface and speaks the real wire protocol.</summary>
/// <remarks>
/// Start it, connect any TWS client to <see cref="Port"/>, dispose it. <see cref="StopAsync"/> and <see cref="RestartAsync"/> play a TWS that
/// goes away and comes back with its orders; a new server on the same port with the same seed is one that forgot them.
/// </remarks>
public sealed partial class SimulatorServer : IAsyncDisposable, IFaultTarget
{
    private readonly ILogger _log;
    private readonly Simulation _simulation;
    private readonly RequestTable _requests = new();
    private readonly IReadOnlyList<IRequestDomain> _domains;
    private readonly ClientListener _clients;
    private CancellationTokenSource _running = new();
    private Task _stepping = Task.CompletedTask;

    private SimulatorServer(SimulatorOptions options)
    {
        _log = options.LoggerFactory.CreateLogger<SimulatorServer>();
        _simulation = new Simulation(options);
        _domains = RequestDomains.Create(_simulation);
        foreach (var domain in _domains)
            domain.Register(_requests);
        Port = options.Port;
        Faults = new SimulatorFaults(this, _simulation.Desk.Faults, _simulation.DataFaults);
        _clients = new ClientListener(_simulation, Faults, _requests, _domains);
    }

    /// <summary>The port it listens on; the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>Switches for everything that can go wrong.</summary>
    public SimulatorFaults Faults { get; }

    /// <summary>The state behind the clients; take <see cref="Simulation.Gate"/> before touching it.</summary>
    internal Simulation Simulation => _simulation;

    /// <summary>How many requests of each id have come from all clients since the start; startApi is not counted.</summary>
    public IReadOnlyDictionary<int, long> Received => _requests.Received;

    /// <summary>
    /// Subscriptions that are open now, of all clients, by the group of requests that answers them; groups without any are left out.
    /// </summary>
    public IReadOnlyDictionary<string, int> Subscriptions
    {
        get
        {
            lock (_simulation.Gate)
                return _domains.Where(domain => domain.Subscriptions > 0).ToDictionary(
                    domain => domain.GetType().Name, domain => domain.Subscriptions);
        }
    }

    /// <summary>Starts a server with a fresh simulation. Errors: <see cref="SocketException"/> when the port is taken.</summary>
    public static Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new SimulatorOptions();
        SimulatorOptionsRules.Check(options);
        var server = new SimulatorServer(options);
        server.Begin();
        return Task.FromResult(server);
    }

    /// <summary>Closes the listener and resets every connection; state stays for <see cref="RestartAsync"/>.</summary>
    public async Task StopAsync()
    {
        _clients.Close();
        var ending = _clients.EndedAsync();
        _clients.Broadcast(client => client.Cut());
        await _running.CancelAsync();
        await Task.WhenAll(ending, _stepping);
        LogStopped(Port);
    }

    /// <summary>Listens again on the same port, with orders, positions and order ids as they were.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _running.Dispose();
        _running = new CancellationTokenSource();
        Begin();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _running.Dispose();
    }

    bool IFaultTarget.Listening
    {
        get => _clients.Listening;
        set
        {
            if (value)
                Port = _clients.Listen(Port, _running.Token);
            else
                _clients.Close();
        }
    }

    void IFaultTarget.Broadcast(Action<ClientSession> action) => _clients.Broadcast(action);

    void IFaultTarget.LowerNextValidId(int by)
    {
        lock (_simulation.Gate)
            _simulation.OrderIds.Lower(by);
    }

    private void Begin()
    {
        Port = _clients.Listen(Port, _running.Token);
        _stepping = StepLoopAsync(_running.Token);
        LogListening(Port, _simulation.Options.Seed);
    }

    private async Task StepLoopAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_simulation.Options.TickInterval, _simulation.Time);
        // A disposed timer ends the loop without an exception.
        await using var ending = cancellationToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            lock (_simulation.Gate)
            {
                try
                {
                    _simulation.Market.Step();
                }
                catch (Exception defect)
                {
                    LogStepFailed(defect);
                    throw;
                }
            }
        }
    }

    [LoggerMessage(EventIds.Listening, LogLevel.Information, "Simulated TWS listens on 127.0.0.1:{Port} with seed {Seed}")]
    private partial void LogListening(int port, int seed);

    [LoggerMessage(EventIds.Stopped, LogLevel.Information, "Simulated TWS on port {Port} stopped")]
    private partial void LogStopped(int port);

    [LoggerMessage(EventIds.StepFailed, LogLevel.Critical, "A price step failed; prices stand still from now on")]
    private partial void LogStepFailed(Exception exception);
}
