using TwsSimulator.Accounts;
using TwsSimulator.Handlers;
using TwsSimulator.Handlers.Contracts;
using TwsSimulator.Handlers.Depth;
using TwsSimulator.Handlers.Fundamentals;
using TwsSimulator.Handlers.History;
using TwsSimulator.Handlers.MarketData;
using TwsSimulator.Handlers.News;
using TwsSimulator.Handlers.Options;
using TwsSimulator.Handlers.Scanner;
using TwsSimulator.Handlers.Ticks;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator;

/// <summary>All groups of requests that the simulator answers, one line each.</summary>
internal static class RequestDomains
{
    public static IReadOnlyList<IRequestDomain> Create(Simulation simulation) =>
    [
        new SessionHandlers(simulation),
        new LinkingHandlers(),
        new OrderRequests(simulation.Desk),
        new OrderQueries(simulation.Desk, simulation.Options),
        new PositionRequests(simulation.Desk),
        new SummaryRequests(simulation.Desk),
        new UpdateRequests(simulation.Desk),
        new PnLRequests(simulation.Desk),
        new MultiUpdateRequests(simulation.Desk),
        new MultiPositionRequests(simulation.Desk),
        new AdvisorRequests(simulation.Desk),
        new DisplayGroupHandlers(),
        new ContractHandlers(simulation),
        new OptionHandlers(simulation),
        new MarketDataHandlers(simulation),
        .. HistoryDomains.Create(simulation),
        new NewsHandlers(simulation),
        new ScannerHandlers(simulation),
        new FundamentalHandlers(simulation),
        new RealTimeBarHandlers(simulation),
        new TickHandlers(simulation),
        new DepthHandlers(simulation),
    ];
}
