using System.Net;
using System.Net.Sockets;
using TwsSimulator.Faults;

namespace TwsSimulator.Session;

/// <summary>Listens on the loopback interface and runs a session for every connection.</summary>
internal sealed class ClientListener(
    Simulation simulation, SimulatorFaults faults, RequestTable requests, IReadOnlyList<IRequestDomain> domains)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ClientSession, Task> _sessions = [];
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    public bool Listening
    {
        get
        {
            lock (_lock)
                return _listener is not null;
        }
    }

    /// <summary>Connections that are open now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _sessions.Count;
        }
    }

    /// <summary>
    /// Listens, unless it does already; returns the port. The token ends the sessions too. Errors: <see cref="SocketException"/> when the port is
    /// taken.
    /// </summary>
    public int Listen(int port, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_listener is not null)
                return port;
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
                listener.Listen();
            }
            catch (SocketException)
            {
                listener.Dispose();
                throw;
            }
            _listener = listener;
            _accepting = AcceptLoopAsync(listener, cancellationToken);
            return ((IPEndPoint)listener.LocalEndPoint!).Port;
        }
    }

    /// <summary>Stops listening; connected clients stay.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _listener?.Dispose();
            _listener = null;
        }
    }

    /// <summary>Waits for the end of the sessions that are open now, and of the listening.</summary>
    public Task EndedAsync()
    {
        lock (_lock)
            return Task.WhenAll([.. _sessions.Values, _accepting]);
    }

    /// <summary>Does something to every connected client.</summary>
    public void Broadcast(Action<ClientSession> action)
    {
        ClientSession[] clients;
        lock (_lock)
            clients = [.. _sessions.Keys];
        foreach (var client in clients)
            action(client);
    }

    private async Task AcceptLoopAsync(Socket listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(cancellationToken);
                socket.NoDelay = true;
                Begin(new ClientConnection(socket, simulation.Options.OutboundCapacity, faults), cancellationToken);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The listener was closed, by the end of the server or by a fault.
        }
    }

    private void Begin(ClientConnection connection, CancellationToken cancellationToken)
    {
        var client = new ClientSession(connection, simulation, faults, requests, domains);
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
