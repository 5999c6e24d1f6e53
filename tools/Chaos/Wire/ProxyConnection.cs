using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Chaos.Wire;

/// <summary>One connection of the gateway to TWS through the proxy: for each direction a thread that reads and a thread that passes on.</summary>
internal sealed class ProxyConnection(TwsProxy proxy, Socket gateway, Socket tws, int number)
{
    private const int Greeting = 4;
    private const int Waiting = 100_000;

    private volatile bool _over;

    public bool IsOver => _over;

    public void Begin()
    {
        Pump(gateway, tws, fromGateway: true);
        Pump(tws, gateway, fromGateway: false);
    }

    /// <summary>Closes both sides with RST.</summary>
    public void Reset()
    {
        _over = true;
        Reset(gateway);
        Reset(tws);
    }

    public void HalfClose()
    {
        try
        {
            gateway.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Closed already; there is nothing to end.
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Closed already; there is nothing to reset.
        }
        socket.Dispose();
    }

    private void Pump(Socket from, Socket to, bool fromGateway)
    {
        var queue = new BlockingCollection<(WireFrame Frame, bool IsHandshake)>(Waiting);
        new Thread(() => Read(from, fromGateway, queue)) { IsBackground = true, Name = $"proxy read {number}" }.Start();
        new Thread(() => Pass(to, fromGateway, queue)) { IsBackground = true, Name = $"proxy pass {number}" }.Start();
    }

    private void Read(Socket from, bool fromGateway, BlockingCollection<(WireFrame, bool)> queue)
    {
        var splitter = new FrameSplitter(fromGateway ? Greeting : 0);
        var buffer = new byte[64 * 1024];
        // The greeting and the version range from the gateway, the version from TWS.
        var handshakes = fromGateway ? 2 : 1;
        try
        {
            while (from.Receive(buffer) is > 0 and var read)
            {
                var now = Stopwatch.GetTimestamp();
                splitter.Add(buffer.AsSpan(0, read));
                while (splitter.Next() is { } raw)
                {
                    var frame = new WireFrame(now, number, fromGateway, raw);
                    var isHandshake = handshakes-- > 0;
                    if (!isHandshake)
                        proxy.Read(frame);
                    queue.Add((frame, isHandshake));
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            _over = true;
        }
        queue.CompleteAdding();
    }

    private void Pass(Socket to, bool fromGateway, BlockingCollection<(WireFrame Frame, bool IsHandshake)> queue)
    {
        try
        {
            foreach (var (frame, isHandshake) in queue.GetConsumingEnumerable())
            {
                (fromGateway ? proxy.Requests : proxy.Answers).Wait();
                var fate = isHandshake || proxy.Fate is not { } decide ? FrameFate.Pass(frame) : decide(frame);
                for (var sent = 0; sent < fate.Send.Length;)
                    sent += to.Send(fate.Send.AsSpan(sent));
                if (fate.ThenCut)
                {
                    // The end of the stream, so that the other side reads all bytes before it.
                    to.Shutdown(SocketShutdown.Send);
                    Reset(fromGateway ? gateway : tws);
                    return;
                }
                if (!isHandshake)
                    proxy.Forwarded(frame);
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // One side is gone: the other must learn of it.
            Reset();
        }
    }
}
