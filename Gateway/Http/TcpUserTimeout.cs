using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Gateway.Http;

/// <summary>
/// Closes connections whose peer no longer answers (a laptop asleep, a cable out). By default the kernel retransmits for a quarter of an hour, during
/// which a stream would hold its line at TWS.
/// </summary>
internal static class TcpUserTimeout
{
    /// <summary>TCP_USER_TIMEOUT of Linux (RFC 5482): how long sent bytes may stay unacknowledged.</summary>
    public const int UserTimeoutOption = 18;

    public static readonly TimeSpan UserTimeout = TimeSpan.FromSeconds(45);

    /// <summary>A listener whose accepted connections inherit the time-out; on other systems than Linux the default stays.</summary>
    public static Socket CreateListener(EndPoint endpoint)
    {
        var listener = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (OperatingSystem.IsLinux())
            listener.SetRawSocketOption((int)SocketOptionLevel.Tcp, UserTimeoutOption, BitConverter.GetBytes((int)UserTimeout.TotalMilliseconds));
        return listener;
    }
}
