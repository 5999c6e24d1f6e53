using TwsSimulator.Faults;
using TwsSimulator.Handlers.News;
using TwsSimulator.Market;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator;

/// <summary>The state that all clients share: the market, the accounts, the order ids. It outlives connections.</summary>
internal sealed class Simulation
{
    public Simulation(SimulatorOptions options)
    {
        Options = options;
        Market = new SimulatedMarket(options);
        AccountIds = [.. Enumerable.Range(1, options.Accounts).Select(number => $"{(options.Live ? "U" : "DU")}{1_000_000 + number}")];
        DataFaults = new MarketDataFaults(Gate);
        News = new NewsLines(Market, options);
        Bulletins = new Bulletins(Market, options);
        Desk = new TradingDesk(Market, AccountIds, OrderIds, Clients, options);
    }

    /// <summary>Handlers, price steps and changes from outside hold this, one at a time: nothing behind it needs a lock of its own.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The faults of market data streams.</summary>
    public MarketDataFaults DataFaults { get; }

    public SimulatorOptions Options { get; }

    public TimeProvider Time => Options.TimeProvider;

    public SimulatedMarket Market { get; }

    public OrderIds OrderIds { get; } = new();

    /// <summary>Names of the accounts, in the order of managedAccounts.</summary>
    public IReadOnlyList<string> AccountIds { get; }

    /// <summary>Accounts and orders.</summary>
    public TradingDesk Desk { get; }

    /// <summary>Headlines and the lines that bring them.</summary>
    public NewsLines News { get; }

    public Bulletins Bulletins { get; }

    /// <summary>Started clients by client id.</summary>
    public Dictionary<int, ClientSession> Clients { get; } = [];
}
