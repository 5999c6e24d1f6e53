namespace Gateway.Tws.Resilience;

/// <summary>What is known of the connection at one moment.</summary>
/// <param name="Reason">Why it is not connected and what to check; null when connected.</param>
/// <param name="Since">When the state began.</param>
/// <param name="Attempts">Failed tries since the last session.</param>
/// <param name="Farms">Data farms by name and their last state, as TWS told: "ok", "inactive", "connecting" or "broken".</param>
public sealed record ConnectionStatus(
    ConnectionState State,
    TwsEndpoint Endpoint,
    int? ServerVersion,
    IReadOnlyList<string> Accounts,
    string? Reason,
    DateTimeOffset Since,
    int Attempts,
    IReadOnlyDictionary<string, string> Farms);
