using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;

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

    private const int TcpLevel = 6;
    private const int TcpInfo = 11;

    /// <summary>Where Linux's tcp_info holds tcpi_notsent_bytes.</summary>
    private const int NotSentOffset = 144;

    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    public TcpLink(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        // The stream is closed here only: a pipe that is completed gives its buffers back and leaves the socket alone.
        Input = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: ReadBufferSize, leaveOpen: true));
        Output = PipeWriter.Create(_stream, new StreamPipeWriterOptions(leaveOpen: true));
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    public long Unsent
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return 0;
            Span<byte> info = stackalloc byte[NotSentOffset + sizeof(uint)];
            try
            {
                return _socket.GetRawSocketOption(TcpLevel, TcpInfo, info) < info.Length ? 0 : MemoryMarshal.Read<uint>(info[NotSentOffset..]);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return 0;
            }
        }
    }

    public void Abort()
    {
        try
        {
            _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is closed already, or TWS has closed its side: nothing can leave any more.
        }
        _socket.Close(timeout: 0);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
