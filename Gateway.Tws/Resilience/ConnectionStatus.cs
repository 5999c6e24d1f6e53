namespace Gateway.Tws.Resilience;

/// <summary>A snapshot of the connection's state.</summary>
/// <param name="Reason">Why it is not connected and what to check; null when connected.</param>
/// <param name="Since">When the state began.</param>
/// <param name="Attempts">Failed attempts since the last session.</param>
/// <param name="Farms">Data farms by name and their last state, as TWS reported it: "ok", "inactive", "connecting" or "broken".</param>
public sealed record ConnectionStatus(
    ConnectionState State,
    TwsEndpoint Endpoint,
    int? ServerVersion,
    IReadOnlyList<string> Accounts,
    string? Reason,
    DateTimeOffset Since,
    int Attempts,
    IReadOnlyDictionary<string, string> Farms);

/// <summary>The state of the connection to TWS.</summary>
public enum ConnectionState
{
    /// <summary>No connection was requested, or it was closed on request.</summary>
    Disconnected,

    /// <summary>A connection is being made, or waits for its next try.</summary>
    Connecting,

    /// <summary>The session is ready and TWS has its link to IB's servers.</summary>
    Connected,

    /// <summary>The session is up, but TWS lost its link to IB's servers (1100).</summary>
    IbLinkDown,
}

/// <summary>Which TWS to talk to, and as whom.</summary>
public sealed record TwsEndpoint(string Host, int Port, int ClientId)
{
    /// <summary>The endpoint of the status until a connection is requested.</summary>
    public static TwsEndpoint None { get; } = new("", 0, 0);

    public override string ToString() => $"{Host}:{Port} as client {ClientId}";
}
