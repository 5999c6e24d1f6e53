using System.IO.Pipelines;

namespace Gateway.Tws.Transport;

/// <summary>Opens byte streams to TWS.</summary>
public interface ITwsTransport
{
    /// <exception cref="System.Net.Sockets.SocketException">Nobody answers at that address.</exception>
    ValueTask<ITwsLink> ConnectAsync(string host, int port, CancellationToken cancellationToken);
}

/// <summary>One open byte stream. Disposing closes it at once: a read or flush that waits fails.</summary>
public interface ITwsLink : IDuplexPipe, IAsyncDisposable
{
    /// <summary>Flushed bytes that have not left this machine yet, because the other side takes none; 0 where the platform does not tell.</summary>
    long Unsent { get; }

    /// <summary>Closes it at once and throws away what has not left this machine. Called twice, or after the end, it does nothing.</summary>
    void Abort();
}
