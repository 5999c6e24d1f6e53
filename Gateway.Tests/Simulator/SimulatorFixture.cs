using Gateway.Tests.Support;
using TwsSimulator;

namespace Gateway.Tests.Simulator;

/// <summary>A simulator per test whose clock stands still at 09:30:40 in New York on a Tuesday, after the open.</summary>
public abstract class SimulatorFixture
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 6, 14, 30, 40, TimeSpan.Zero);

    internal ManualTimeProvider Clock { get; private set; } = null!;

    internal SimulatorServer Server { get; private set; } = null!;

    internal virtual SimulatorOptions Options => new();

    [SetUp]
    public async Task StartServerAsync()
    {
        Clock = new ManualTimeProvider(Start);
        Server = await SimulatorServer.StartAsync(Options with { TimeProvider = Clock });
    }

    [TearDown]
    public async Task StopServerAsync() => await Server.DisposeAsync();

    internal Task<RawClient> ClientAsync(int version = 200, int clientId = 7) => RawClient.StartAsync(Server.Port, version, clientId);

    /// <summary>Moves the clock and takes one price step, whatever the server's own timer does.</summary>
    internal void Step(TimeSpan by)
    {
        Clock.Advance(by);
        lock (Server.Simulation.Gate)
            Server.Simulation.Market.Step();
    }

    /// <summary>The twelve contract fields of a stock, or of the contract with an id.</summary>
    internal static object[] Contract(
        string symbol = "AAPL", string secType = "STK", string expiry = "", string strike = "", string right = "", string exchange = "SMART",
        string currency = "USD", int conId = 0) =>
        [conId, symbol, secType, expiry, strike, right, "", exchange, "", currency, "", ""];
}
