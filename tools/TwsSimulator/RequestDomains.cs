using TwsSimulator.Handlers;
using TwsSimulator.Session;

namespace TwsSimulator;

/// <summary>All groups of requests that the simulator answers: a new group is one line here.</summary>
internal static class RequestDomains
{
    public static IReadOnlyList<IRequestDomain> Create(Simulation simulation) =>
    [
        new SessionHandlers(simulation),
    ];
}
