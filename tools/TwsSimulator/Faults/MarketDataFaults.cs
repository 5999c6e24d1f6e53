namespace TwsSimulator.Faults;

/// <summary>The faults of market data streams. Every call works at once, on open streams.</summary>
public sealed class MarketDataFaults
{
    private readonly Lock _gate;

    internal MarketDataFaults(Lock gate) => _gate = gate;

    internal event Action? DepthReset;

    internal event Action? DepthHalted;

    internal event Action<int>? UpdatesStopped;

    /// <summary>Tells every client to empty its books (317), and sends them anew.</summary>
    public void ResetDepth()
    {
        lock (_gate)
            DepthReset?.Invoke();
    }

    /// <summary>Ends every book with 316.</summary>
    public void HaltDepth()
    {
        lock (_gate)
            DepthHalted?.Invoke();
    }

    /// <summary>
    /// Ends five-second bars and histories that are kept up to date, with 10182 (live updates failed) or 10225 (a trade was taken back).
    /// </summary>
    public void StopUpdates(int code)
    {
        lock (_gate)
            UpdatesStopped?.Invoke(code);
    }

    internal static string TextOf(int code) => code == 10225
        ? "Bust event occurred, current subscription is deactivated. Please resubscribe real-time bars immediately"
        : "Failed to request live updates (disconnected).";
}
