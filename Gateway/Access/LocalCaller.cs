using System.Collections.Frozen;
using System.Net;

namespace Gateway.Access;

/// <summary>Decides whether a request comes from a program on this machine, and not through a network, proxy or tunnel.</summary>
internal static class LocalCaller
{
    // The client of a tunnel runs on this machine and may rewrite the Host header. It is recognized by these headers.
    private static readonly FrozenSet<string> ForwardingHeaders = FrozenSet.ToFrozenSet(
        ["Forwarded", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "Via"], StringComparer.OrdinalIgnoreCase);

    public static bool IsLocal(HttpContext context) =>
        HostRules.IsLoopback(context.Request.Host)
        && IsLoopback(context.Connection.RemoteIpAddress)
        && !IsForwarded(context.Request.Headers);

    private static bool IsForwarded(IHeaderDictionary headers)
    {
        foreach (var header in headers)
        {
            if (IsForwarding(header.Key))
                return true;
        }
        return false;
    }

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || ForwardingHeaders.Contains(header);

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
