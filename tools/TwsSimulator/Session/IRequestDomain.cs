namespace TwsSimulator.Session;

/// <summary>A group of requests that belong together and the state behind them, such as market data or orders.</summary>
/// <remarks>All members are called under <see cref="Simulation.Gate"/>.</remarks>
internal interface IRequestDomain
{
    /// <summary>Subscriptions that are open now, of all clients; 0 for domains that have none.</summary>
    int Subscriptions => 0;

    /// <summary>Adds the domain's handlers; called once, before the first client.</summary>
    void Register(RequestTable table);

    /// <summary>A client sent startApi and has got its bootstrap messages.</summary>
    void ClientStarted(ClientSession client)
    {
    }

    /// <summary>A started client is gone: drop its subscriptions.</summary>
    void ClientLeft(ClientSession client)
    {
    }
}
