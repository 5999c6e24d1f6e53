namespace Gateway.Access;

/// <summary>
/// The accepted Host headers: loopback names under any port, and the configured hosts. Any other name may come from a DNS rebinding attack.
/// </summary>
internal sealed class HostRules(IReadOnlyList<string> allowedHosts)
{
    private readonly HostString[] _allowed = [.. allowedHosts.Select(host => new HostString(host))];

    public bool Allows(HostString host) => host.HasValue && (IsLoopback(host) || Array.Exists(_allowed, allowed => Matches(allowed, host)));

    /// <summary>True for localhost, 127.0.0.1 and [::1], exactly as clients write them; "localhost." and 127.0.0.2 do not count.</summary>
    public static bool IsLoopback(ReadOnlySpan<char> host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";

    /// <summary>The same for a Host header, whose port does not matter.</summary>
    public static bool IsLoopback(HostString host) => IsLoopback(NameOf(host.Value)) || host.Value == "::1";

    /// <summary>
    /// The name as <see cref="HostString.Host"/> reads it, except that an IPv6 address stays without brackets; without a copy, because every request
    /// asks for it.
    /// </summary>
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> host)
    {
        var bracket = host.IndexOf(']');
        if (bracket >= 0)
            return host[..(bracket + 1)];
        var colon = host.IndexOf(':');
        var hasPort = colon >= 0 && !host[(colon + 1)..].Contains(':');
        return hasPort ? host[..colon] : host;
    }

    private static bool Matches(HostString allowed, HostString host) =>
        allowed.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (allowed.Port is null || allowed.Port == host.Port);
}
