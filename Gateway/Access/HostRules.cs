namespace Gateway.Access;

/// <summary>Which Host headers are served: those of loopback under any port, and the configured ones. Everything else may be a rebound DNS name.</summary>
internal sealed class HostRules(IReadOnlyList<string> allowedHosts)
{
    private readonly HostString[] _allowed = [.. allowedHosts.Select(host => new HostString(host))];

    public bool Allows(HostString host) => host.HasValue && (IsLoopback(host.Host) || Array.Exists(_allowed, allowed => Matches(allowed, host)));

    /// <summary>Exactly the three spellings that every client uses; "localhost." or 127.0.0.2 are none of them.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";

    private static bool Matches(HostString allowed, HostString host) =>
        allowed.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (allowed.Port is null || allowed.Port == host.Port);
}
