using System.IO.Pipelines;

namespace Gateway.Tws.Transport;

/// <summary>Opens byte streams to TWS.</summary>
public interface ITwsTransport
{
    /// <exception cref="System.Net.Sockets.SocketException">Nobody answers at that address.</exception>
    ValueTask<ITwsLink> ConnectAsync(string host, int port, CancellationToken cancellationToken);
}

/// <summary>One open byte stream. Disposing closes it at once: a read or flush that waits fails.</summary>
public interface ITwsLink : IDuplexPipe, IAsyncDisposable;
