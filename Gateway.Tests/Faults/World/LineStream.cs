using System.Net.Sockets;

namespace Gateway.Tests.Faults.World;

/// <summary>An open answer of the gateway that is read line by line, or not read at all until a scenario says so.</summary>
internal sealed class LineStream : IAsyncDisposable
{
    private const int MostLines = 200_000;
    private const int SmallBuffer = 4096;

    private readonly CancellationTokenSource _gone = new();
    private readonly Lock _lock = new();
    private readonly List<JsonElement> _lines = [];
    private readonly TaskCompletionSource _mayRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http;
    private readonly Action _noteLine;
    private Task _reading = Task.CompletedTask;

    private LineStream(Uri gateway, Action noteLine)
    {
        _noteLine = noteLine;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync }) { BaseAddress = gateway, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Whether the answer's header is there, or no answer will come.</summary>
    public bool Begun { get; private set; }

    public bool Ended => _reading.IsCompleted;

    public IReadOnlyList<JsonElement> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <param name="reads">False: nothing is read until <see cref="Read"/>.</param>
    /// <param name="noteLine">Called for each line that is read.</param>
    public static LineStream Open(Uri gateway, string path, bool reads, Action noteLine)
    {
        var stream = new LineStream(gateway, noteLine);
        stream._reading = stream.RunAsync(path);
        if (reads)
            stream.Read();
        return stream;
    }

    public void Read() => _mayRead.TrySetResult();

    public void Clear()
    {
        lock (_lock)
            _lines.Clear();
    }

    /// <summary>The client is gone, without a farewell.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
    }

    private async Task RunAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, _gone.Token);
            Begun = true;
            await _mayRead.Task.WaitAsync(_gone.Token);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_gone.Token));
            while (await reader.ReadLineAsync(_gone.Token) is { } line && _lines.Count < MostLines)
            {
                if (!line.StartsWith('{'))
                    continue;
                lock (_lock)
                    _lines.Add(JsonElement.Parse(line));
                _noteLine();
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpRequestException)
        {
            // The gateway ended it, or this client is gone.
        }
        Begun = true;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = SmallBuffer };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
