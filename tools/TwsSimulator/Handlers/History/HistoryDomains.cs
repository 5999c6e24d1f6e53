using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>All requests about the past; they share one pacing.</summary>
internal static class HistoryDomains
{
    public static IEnumerable<IRequestDomain> Create(Simulation simulation)
    {
        var gate = new HistoryGate(simulation);
        return [gate, new HistoryHandlers(simulation, gate), new TickHistoryHandlers(simulation, gate), new HistoryFactHandlers(simulation, gate)];
    }
}
