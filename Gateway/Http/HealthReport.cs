namespace Gateway.Http;

/// <summary>The answer of the health checks. Callers who may not see the connection's state (market:read) are told no more than its name.</summary>
/// <param name="Status">"healthy", "ready" or "not_ready".</param>
/// <param name="Since">When the process began to serve.</param>
/// <param name="Reasons">Why it is not ready; null when it is, and where readiness was not asked for.</param>
/// <param name="Load">What clients hold open.</param>
internal sealed record HealthReport(
    string Status,
    string Version,
    DateTimeOffset Since,
    bool Demo,
    HealthReport.TwsReport Tws,
    IReadOnlyList<string>? Reasons,
    LoadReport? Load)
{
    internal sealed record TwsReport(
        string State,
        DateTimeOffset Since,
        string? Reason,
        string? Endpoint,
        int? ServerVersion,
        int? Attempts,
        IReadOnlyDictionary<string, string>? Farms);
}
