using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Bench.Streams;

/// <summary>Clients that follow one stream of lines, each on a connection of its own. They count lines, and may note the age of the newest.</summary>
internal sealed class LineReaders : IDisposable
{
    private static readonly byte[] Stamp = "\"bidSize\":"u8.ToArray();

    private readonly CancellationTokenSource _ended = new();
    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _reading = [];
    private readonly byte[] _marker;
    private readonly long[] _lines;
    private readonly List<double>[] _ages;
    private volatile bool _watches;

    private LineReaders(int count, byte[] marker)
    {
        _marker = marker;
        _lines = new long[count];
        _ages = [.. Enumerable.Range(0, count).Select(_ => new List<double>())];
    }

    /// <summary>The lines of each reader.</summary>
    public IReadOnlyList<long> Each => [.. _lines];

    /// <summary>Lines of all readers so far.</summary>
    public long Lines => _lines.Sum();

    public static Task<LineReaders> OpenAsync(int count, IPEndPoint server, string path, CancellationToken cancellationToken) =>
        OpenAsync(count, server, StreamForm.Get(path), cancellationToken);

    public static async Task<LineReaders> OpenAsync(int count, IPEndPoint server, StreamForm form, CancellationToken cancellationToken)
    {
        var readers = new LineReaders(count, Encoding.ASCII.GetBytes(form.Marker));
        byte[] request = Encoding.ASCII.GetBytes(form.Request(server));
        for (int i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            readers._sockets.Add(socket);
            await socket.ConnectAsync(server, cancellationToken);
            await socket.SendAsync(request, cancellationToken);
            int place = i;
            readers._reading.Add(readers.ReadAsync(socket, place, form.Then));
        }
        return readers;
    }

    /// <summary>From now on notes the age of the newest line in each piece that is read; its bidSize must be the moment of sending.</summary>
    public void Watch() => _watches = true;

    /// <summary>Ends the reading.</summary>
    /// <returns>The ages in milliseconds, ascending.</returns>
    public async Task<IReadOnlyList<double>> EndAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_reading);
        return [.. _ages.SelectMany(ages => ages).Order()];
    }

    public void Dispose()
    {
        _ended.Cancel();
        _sockets.ForEach(socket => socket.Dispose());
        _ended.Dispose();
    }

    private async Task ReadAsync(Socket socket, int place, byte[] then)
    {
        byte[] buffer = new byte[8 * 1024];
        try
        {
            if (then.Length > 0 && await socket.ReceiveAsync(buffer, _ended.Token) > 0)
                await socket.SendAsync(then, _ended.Token);
            while (await socket.ReceiveAsync(buffer, _ended.Token) is > 0 and var read)
            {
                _lines[place] += buffer.AsSpan(0, read).Count(_marker);
                if (_watches && AgeOf(buffer.AsSpan(0, read)) is { } age)
                    _ages[place].Add(age);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The readers have seen enough, or the server has cut this one, whose lines then stand still.
        }
    }

    private static double? AgeOf(ReadOnlySpan<byte> piece)
    {
        int at = piece.LastIndexOf(Stamp);
        if (at < 0)
            return null;
        ReadOnlySpan<byte> number = piece[(at + Stamp.Length)..];
        return Utf8Parser.TryParse(number, out double sent, out int length) && length < number.Length ? (TickStamp.Now - sent) / 1000 : null;
    }
}
