using System.Net.Sockets;
using System.Threading.Channels;
using TwsSimulator.Faults;

namespace TwsSimulator.Session;

/// <summary>One accepted socket: a bounded queue of frames out, and the faults that act on bytes.</summary>
internal sealed class ClientConnection(Socket socket, int capacity, SimulatorFaults faults) : IDisposable
{
    private const int BatchBytes = 64 * 1024;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly Channel<byte[]> _outbound = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(capacity) { SingleReader = true });
    private volatile bool _closing;
    private long _sent;

    public Stream Stream => _stream;

    public string RemoteEndPoint { get; } = socket.RemoteEndPoint?.ToString() ?? "";

    /// <summary>False when the queue is full; frames after the end are dropped.</summary>
    public bool TryEnqueue(byte[] frame) => _outbound.Writer.TryWrite(frame) || _closing;

    /// <summary>Takes no more frames; the write loop closes the socket once the queue is empty.</summary>
    public void CloseAfterFlush()
    {
        _closing = true;
        _outbound.Writer.TryComplete();
    }

    /// <summary>Closes with RST.</summary>
    public void Reset()
    {
        CloseAfterFlush();
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The peer closed first; only the socket is left to close.
        }
        socket.Dispose();
    }

    /// <summary>Runs until the queue is completed and empty, a fault closes the connection, or the peer is gone.</summary>
    public async Task WriteLoopAsync(CancellationToken cancellationToken)
    {
        var batch = new byte[BatchBytes];
        while (await _outbound.Reader.WaitToReadAsync(cancellationToken))
        {
            await faults.WhileFrozenAsync(cancellationToken);
            var length = 0;
            while (_outbound.Reader.TryPeek(out var frame) && (length == 0 || length + frame.Length <= BatchBytes))
            {
                _outbound.Reader.TryRead(out _);
                if (frame.Length > batch.Length)
                    batch = new byte[frame.Length];
                frame.CopyTo(batch, length);
                length += frame.Length;
            }
            if (!await SendAsync(batch.AsMemory(0, length), cancellationToken))
                break;
        }
        CloseAfterFlush();
        socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>False when the byte limit of a fault is reached.</summary>
    private async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var last = false;
        if (faults.CloseAfterBytes is { } limit && _sent + bytes.Length >= limit)
        {
            bytes = bytes[..(int)Math.Clamp(limit - _sent, 0, bytes.Length)];
            last = true;
        }
        _sent += bytes.Length;
        var step = faults.OneByteAtATime ? 1 : Math.Max(1, bytes.Length);
        for (var at = 0; at < bytes.Length; at += step)
            await _stream.WriteAsync(bytes[at..(at + step)], cancellationToken);
        return !last;
    }

    public void Dispose() => _stream.Dispose();
}
