namespace TwsSimulator.Handlers.MarketData;

/// <summary>A subscription or snapshot of quotes.</summary>
internal interface ILine
{
    /// <summary>Sends the first ticks: all values.</summary>
    void SendAll();

    /// <summary>Sends the changes since the last call.</summary>
    void Step();
}
