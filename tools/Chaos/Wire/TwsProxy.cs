using System.Net;
using System.Net.Sockets;

namespace Chaos.Wire;

/// <summary>Stands between the gateway and TWS, knows their frames, records what the gateway sends, and breaks the line as it is told.</summary>
/// <remarks>
/// A thread of its own reads each direction, so that the moment of a frame is the moment when it was on the wire, whatever else this process does.
/// </remarks>
internal sealed class TwsProxy : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ProxyConnection> _connections = [];
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int _twsPort;
    private int _count;

    public TwsProxy(int twsPort)
    {
        _twsPort = twsPort;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        new Thread(Accept) { IsBackground = true, Name = "proxy accept" }.Start();
    }

    public int Port { get; }

    public FrameLog Log { get; } = new();

    /// <summary>Closed: no frame of the gateway goes on to TWS.</summary>
    public ManualResetEventSlim Requests { get; } = new(initialState: true);

    /// <summary>Closed: no frame of TWS goes on to the gateway.</summary>
    public ManualResetEventSlim Answers { get; } = new(initialState: true);

    /// <summary>True resets every connection that the gateway makes.</summary>
    public bool Refuses { get; set; }

    /// <summary>Decides about each frame as it goes on, handshakes excepted; null passes all. It runs on the proxy's threads.</summary>
    public Func<WireFrame, FrameFate>? Fate { get; set; }

    /// <summary>Raised as a frame is read, before it goes on; on the proxy's threads.</summary>
    public event Action<WireFrame>? Seen;

    /// <summary>Raised when a frame has gone on; on the proxy's threads.</summary>
    public event Action<WireFrame>? Passed;

    /// <summary>Resets every connection, on both sides.</summary>
    public void Cut() => ForEach(connection => connection.Reset());

    /// <summary>Ends the stream to the gateway alone: it reads the end of the file, and TWS still takes what it sends.</summary>
    public void HalfClose() => ForEach(connection => connection.HalfClose());

    /// <summary>Lets everything through again.</summary>
    public void Heal()
    {
        Fate = null;
        Refuses = false;
        Requests.Set();
        Answers.Set();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Heal();
        Cut();
    }

    internal void Read(WireFrame frame)
    {
        Log.Add(frame);
        Seen?.Invoke(frame);
    }

    internal void Forwarded(WireFrame frame) => Passed?.Invoke(frame);

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.Accept();
                client.NoDelay = true;
                if (Refuses || Connect() is not { } tws)
                {
                    client.LingerState = new LingerOption(true, 0);
                    client.Dispose();
                    continue;
                }
                var connection = new ProxyConnection(this, client, tws, Interlocked.Increment(ref _count));
                lock (_lock)
                {
                    _connections.RemoveAll(old => old.IsOver);
                    _connections.Add(connection);
                }
                connection.Begin();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The proxy was disposed of.
        }
    }

    private Socket? Connect()
    {
        var tws = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            tws.Connect(IPAddress.Loopback, _twsPort);
            return tws;
        }
        catch (SocketException)
        {
            tws.Dispose();
            return null;
        }
    }

    private void ForEach(Action<ProxyConnection> action)
    {
        List<ProxyConnection> all;
        lock (_lock)
            all = [.. _connections];
        foreach (var connection in all)
            action(connection);
    }
}
