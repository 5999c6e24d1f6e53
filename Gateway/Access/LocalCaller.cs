using System.Net;

namespace Gateway.Access;

/// <summary>Tells a program on this machine from one that comes through a network, a proxy or a tunnel.</summary>
internal static class LocalCaller
{
    // A tunnel's client runs on this machine and may rewrite Host; these headers give it away.
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "Via"];

    public static bool IsLocal(HttpContext context) =>
        HostRules.IsLoopback(context.Request.Host.Host)
        && IsLoopback(context.Connection.RemoteIpAddress)
        && !context.Request.Headers.Any(header => IsForwarding(header.Key));

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
