using System.Net;
using System.Net.Sockets;

namespace Bench.Streams;

/// <summary>Clients that follow one stream of lines, each on a connection of its own; they count lines and look no further into them.</summary>
internal sealed class LineReaders : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _reading = [];
    private readonly long[] _lines;

    private LineReaders(int count) => _lines = new long[count];

    /// <summary>Lines of all readers so far.</summary>
    public long Lines => _lines.Sum();

    /// <summary>The lines of each reader.</summary>
    public IReadOnlyList<long> Each => [.. _lines];

    /// <param name="path">The path of each request.</param>
    public static async Task<LineReaders> OpenAsync(int count, IPEndPoint server, string path, CancellationToken cancellationToken)
    {
        var readers = new LineReaders(count);
        byte[] request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server}\r\n\r\n");
        for (int i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            readers._sockets.Add(socket);
            await socket.ConnectAsync(server, cancellationToken);
            await socket.SendAsync(request, cancellationToken);
            int place = i;
            readers._reading.Add(readers.CountAsync(socket, place));
        }
        return readers;
    }

    public void Dispose()
    {
        _ended.Cancel();
        _sockets.ForEach(socket => socket.Dispose());
        _ended.Dispose();
    }

    private async Task CountAsync(Socket socket, int place)
    {
        byte[] buffer = new byte[8 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, _ended.Token) is > 0 and var read)
                _lines[place] += buffer.AsSpan(0, read).Count("{\"type\":\"update\""u8);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The readers have seen enough, or the server has cut this one, whose lines then stand still.
        }
    }
}
