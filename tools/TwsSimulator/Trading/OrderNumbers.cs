using TwsSimulator.Session;

namespace TwsSimulator.Trading;

/// <summary>The simulation's order ids together with its permanent and execution ids.</summary>
internal sealed class OrderNumbers(OrderIds orderIds) : IOrderNumbers
{
    /// <summary>Beyond 32 bits: TWS's permanent ids have 64.</summary>
    private const long FirstPermId = 5_000_000_001;
    private const int FirstExecution = 0x65000001;

    private long _nextPermId = FirstPermId;
    private int _executions;

    public bool IsUsed(OrderKey key) => key.OrderId < orderIds.Next(key.ClientId);

    public void MarkUsed(OrderKey key)
    {
        if (key.OrderId < int.MaxValue)
            orderIds.MarkUsed(key.ClientId, key.OrderId);
    }

    public long NewPermId() => _nextPermId++;

    /// <summary>As TWS writes them: server, sequence, part, correction.</summary>
    public string NewExecId() => $"0000e0d5.{FirstExecution + _executions++:x8}.01.01";
}
