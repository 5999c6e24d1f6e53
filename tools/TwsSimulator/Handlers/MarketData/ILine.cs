namespace TwsSimulator.Handlers.MarketData;

/// <summary>A subscription or snapshot of quotes.</summary>
internal interface ILine
{
    /// <summary>The first ticks: everything there is.</summary>
    void SendAll();

    /// <summary>What changed since the last call.</summary>
    void Step();
}
