namespace Gateway.Tws.Transport;

/// <summary>Opens byte streams to TWS.</summary>
public interface ITwsTransport
{
    /// <exception cref="System.Net.Sockets.SocketException">Nobody answers at that address.</exception>
    ValueTask<ITwsLink> ConnectAsync(string host, int port, CancellationToken cancellationToken);
}
