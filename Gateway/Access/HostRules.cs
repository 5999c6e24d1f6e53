namespace Gateway.Access;

/// <summary>
/// The accepted Host headers: loopback names under any port, and the configured hosts. Any other name may come from a DNS rebinding attack.
/// </summary>
internal sealed class HostRules(IReadOnlyList<string> allowedHosts)
{
    private readonly HostString[] _allowed = [.. allowedHosts.Select(host => new HostString(host))];

    public bool Allows(HostString host) => host.HasValue && (IsLoopback(host.Host) || Array.Exists(_allowed, allowed => Matches(allowed, host)));

    /// <summary>True for localhost, 127.0.0.1 and [::1], exactly as clients write them; "localhost." and 127.0.0.2 do not count.</summary>
    public static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";

    private static bool Matches(HostString allowed, HostString host) =>
        allowed.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (allowed.Port is null || allowed.Port == host.Port);
}
