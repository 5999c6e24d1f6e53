using System.Net;
using System.Net.Sockets;

namespace Gateway.Tests.Faults.World;

/// <summary>The network between the gateway and TWS: a proxy that knows frames and does to them what a scenario says.</summary>
internal sealed class FaultLink : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<LinkConnection, Task> _connections = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource?[] _stalls = new TaskCompletionSource?[2];
    private readonly List<Socket> _fillers = [];
    private readonly Func<int> _target;
    private readonly Random _random;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <param name="target">The port of TWS.</param>
    public FaultLink(Func<int> target, int seed)
    {
        _target = target;
        _random = new Random(seed);
        Accept();
    }

    public int Port { get; private set; }

    public LinkRules Rules { get; } = new();

    /// <summary>Every byte in a segment of its own.</summary>
    public bool Dribbles { get; set; }

    /// <summary>How many connections were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Connections that are open now.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
                return _connections.Count;
        }
    }

    public void Accept()
    {
        ClearFillers();
        _listener?.Dispose();
        _listener = Listen(backlog: 100);
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Nobody listens from now on; open connections stay.</summary>
    public void Refuse()
    {
        ClearFillers();
        _listener?.Dispose();
        _listener = null;
    }

    /// <summary>Attempts to connect get no answer at all: the queue of the listener is full.</summary>
    public void Swallow()
    {
        Refuse();
        _listener = Listen(backlog: 0);
        for (var i = 0; i < 2; i++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            try
            {
                filler.Connect(IPAddress.Loopback, Port);
            }
            catch (SocketException)
            {
                // It is on its way; whether it arrives does not matter.
            }
            _fillers.Add(filler);
        }
    }

    /// <summary>Ends every connection: with RST, or with FIN.</summary>
    public void Cut(bool reset)
    {
        foreach (var connection in All())
            connection.Cut(reset);
    }

    /// <summary>TWS ends its side; the gateway can still send.</summary>
    public void HalfClose()
    {
        foreach (var connection in All())
            connection.HalfClose();
    }

    /// <param name="up">From the gateway to TWS.</param>
    public void Stall(bool up) => _stalls[up ? 1 : 0] ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume()
    {
        for (var i = 0; i < _stalls.Length; i++)
        {
            _stalls[i]?.TrySetResult();
            _stalls[i] = null;
        }
    }

    public Task StalledAsync(bool up, CancellationToken cancellationToken) => _stalls[up ? 1 : 0]?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Sends bytes to the gateway as if TWS had.</summary>
    public async Task InjectAsync(ReadOnlyMemory<byte> bytes)
    {
        foreach (var connection in All())
            await LinkConnection.QuietlyAsync(connection.Down.InjectAsync(bytes, _ended.Token));
    }

    /// <summary>Sends the frames that were held, and holds none any more.</summary>
    public async Task ReleaseAsync()
    {
        Rules.Clear();
        foreach (var connection in All())
        {
            await LinkConnection.QuietlyAsync(connection.Up.ReleaseAsync(_ended.Token));
            await LinkConnection.QuietlyAsync(connection.Down.ReleaseAsync(_ended.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        Refuse();
        Resume();
        Cut(reset: true);
        await _accepting;
        Task[] running;
        lock (_lock)
            running = [.. _connections.Values];
        await Task.WhenAll(running);
        _ended.Dispose();
    }

    private List<LinkConnection> All()
    {
        lock (_lock)
            return [.. _connections.Keys];
    }

    private Socket Listen(int backlog)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen(backlog);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        return listener;
    }

    private void ClearFillers()
    {
        _fillers.ForEach(filler => filler.Dispose());
        _fillers.Clear();
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
                await BeginAsync(await listener.AcceptAsync(_ended.Token));
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Refused from now on, or the scenario is over.
        }
    }

    private async Task BeginAsync(Socket near)
    {
        near.NoDelay = true;
        Accepted++;
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target(), _ended.Token);
        }
        catch (SocketException)
        {
            near.LingerState = new LingerOption(true, 0);
            near.Dispose();
            far.Dispose();
            return;
        }
        var connection = new LinkConnection(near, far, this, new Random(_random.Next()), new Random(_random.Next()));
        lock (_lock)
            _connections.Add(connection, RunAsync(connection));
    }

    private async Task RunAsync(LinkConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(_ended.Token);
        lock (_lock)
            _connections.Remove(connection);
    }
}

/// <summary>One connection of the gateway to TWS.</summary>
internal sealed class LinkConnection
{
    private readonly Socket _near;
    private readonly Socket _far;

    public LinkConnection(Socket near, Socket far, FaultLink link, Random up, Random down)
    {
        (_near, _far) = (near, far);
        Up = new LinkPipe(up: true, near, far, link, up);
        Down = new LinkPipe(up: false, far, near, link, down);
    }

    public LinkPipe Up { get; }

    public LinkPipe Down { get; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(QuietlyAsync(Up.RunAsync(cancellationToken)), QuietlyAsync(Down.RunAsync(cancellationToken)));
        _near.Dispose();
        _far.Dispose();
    }

    /// <summary>TWS gets all that was sent before; the gateway sees a reset or an end.</summary>
    public void Cut(bool reset)
    {
        try
        {
            if (reset)
                _near.LingerState = new LingerOption(true, 0);
            _far.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It ended by itself.
        }
        _near.Dispose();
    }

    public void HalfClose() => _near.Shutdown(SocketShutdown.Send);

    public static async Task QuietlyAsync(Task pump)
    {
        try
        {
            await pump;
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either side has gone, or the scenario is over.
        }
    }
}
