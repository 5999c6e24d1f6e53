using System.Net.Sockets;

namespace Gateway.Tws.Transport;

/// <summary>TWS over TCP, without Nagle's delay.</summary>
public sealed class TcpTransport : ITwsTransport
{
    public async ValueTask<ITwsLink> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
            return new TcpLink(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
