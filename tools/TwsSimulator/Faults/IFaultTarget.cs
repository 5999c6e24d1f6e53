using TwsSimulator.Session;

namespace TwsSimulator.Faults;

/// <summary>The parts of the server that faults act on.</summary>
internal interface IFaultTarget
{
    bool Listening { get; set; }

    /// <summary>Does something to every connected client.</summary>
    void Broadcast(Action<ClientSession> action);

    void LowerNextValidId(int by);
}
