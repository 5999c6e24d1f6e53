using System.IO.Pipelines;
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

/// <summary>A socket as a pair of pipes that read and write it directly, without copying loops between.</summary>
internal sealed class TcpLink : ITwsLink
{
    private const int ReadBufferSize = 64 * 1024;

    private readonly NetworkStream _stream;

    public TcpLink(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        // The stream is closed here only: a pipe that is completed gives its buffers back and leaves the socket alone.
        Input = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: ReadBufferSize, leaveOpen: true));
        Output = PipeWriter.Create(_stream, new StreamPipeWriterOptions(leaveOpen: true));
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
