using Gateway.Configuration;
using Gateway.Tests.Support;
using TwsSimulator.Trading;

namespace Gateway.Tests.EndToEnd;

/// <summary>What the tests of the limits share: a gateway with limits, and the simulator's ledger. What the ledger does not have was never sent.</summary>
public abstract class PolicyTestBase
{
    private protected GatewayFixture Host { get; private set; } = null!;

    [TearDown]
    public async Task StopAsync() => await Host.DisposeAsync();

    private protected async Task StartAsync(PolicyOptions options) => Host = await GatewayFixture.StartAsync(new GatewayFixtureOptions
    {
        Tws = TwsStandIn.Simulator,
        Settings = new GatewaySettings { Policy = options, Limits = new LimitOptions { CallsPerSecond = 0, OrdersPerSecond = 0 } },
        Simulator = simulator => simulator with { MaxMessagesPerSecond = 0 },
        Time = new FastTimeProvider(GatewayFixture.ExampleTime, speed: 1),
        Listens = false,
    });

    private protected List<SimOrder> Sent()
    {
        lock (Host.Simulator.Simulation.Gate)
            return [.. Host.Simulator.Simulation.Desk.Ledger.Orders];
    }
}
