using System.Net.Sockets;
using Gateway.Configuration;
using TwsSimulator;

namespace Gateway.Demo;

/// <summary>
/// The embedded simulator that replaces TWS with --demo. It listens on a real socket, so the gateway runs the same code as with TWS.
/// </summary>
internal sealed class DemoTws : IAsyncDisposable
{
    private const int Seed = 1;
    private readonly SimulatorServer _simulator;

    private DemoTws(SimulatorServer simulator) => _simulator = simulator;

    public int Port => _simulator.Port;

    /// <summary>Listens on TWS's usual paper port, so that other TWS clients find it, too; on any free port when that is taken.</summary>
    public static async Task<DemoTws> StartAsync(CancellationToken cancellationToken)
    {
        var options = new SimulatorOptions { Port = new TwsOptions().Port, Seed = Seed };
        try
        {
            return new DemoTws(await SimulatorServer.StartAsync(options, cancellationToken));
        }
        catch (SocketException)
        {
            return new DemoTws(await SimulatorServer.StartAsync(options with { Port = 0 }, cancellationToken));
        }
    }

    /// <summary>The settings of a gateway that talks to this simulator, which has paper accounts, and to nothing else.</summary>
    public GatewaySettings Apply(GatewaySettings settings) => settings with
    {
        Demo = true,
        Tws = settings.Tws with { Host = "127.0.0.1", Port = Port, AutoConnect = true, AllowedHosts = [] },
        Trading = settings.Trading.Mode == TradingMode.Live ? settings.Trading with { Mode = TradingMode.Paper } : settings.Trading,
    };

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
