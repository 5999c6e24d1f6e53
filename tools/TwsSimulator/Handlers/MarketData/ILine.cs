namespace TwsSimulator.Handlers.MarketData;

/// <summary>A subscription or snapshot of quotes.</summary>
internal interface ILine
{
    /// <summary>Sends the first ticks: all values.</summary>
    void SendAll();

    /// <summary>Every price that the instrument has was sent.</summary>
    bool IsComplete { get; }

    /// <summary>Sends the changes since the last call.</summary>
    void Step();
}
