using System.Net;
using System.Net.Sockets;
using TwsSimulator.Session;

namespace TwsSimulator;

public sealed partial class SimulatorServer
{
    private void Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
            listener.Listen();
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        _accepting = AcceptLoopAsync(listener, _running.Token);
    }

    private void CloseListener()
    {
        _listener?.Dispose();
        _listener = null;
    }

    private async Task AcceptLoopAsync(Socket listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(cancellationToken);
                socket.NoDelay = true;
                Begin(new ClientConnection(socket, _simulation.Options.OutboundCapacity, Faults), cancellationToken);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The listener was closed, by the end of the server or by a fault.
        }
    }

    private void Begin(ClientConnection connection, CancellationToken cancellationToken)
    {
        var client = new ClientSession(connection, _simulation, Faults, _requests, _domains);
        lock (_lock)
            _sessions.Add(client, RunAsync(client, cancellationToken));
    }

    private async Task RunAsync(ClientSession client, CancellationToken cancellationToken)
    {
        // The session is in the dictionary before it can end and leave it.
        await Task.Yield();
        await client.RunAsync(cancellationToken);
        lock (_lock)
            _sessions.Remove(client);
    }
}
