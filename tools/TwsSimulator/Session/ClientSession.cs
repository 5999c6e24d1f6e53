using System.Net.Sockets;
using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;
using TwsSimulator.Faults;

namespace TwsSimulator.Session;

/// <summary>One connected API client, from the handshake to its end.</summary>
internal sealed partial class ClientSession(
    ClientConnection connection, Simulation simulation, SimulatorFaults faults, RequestTable requests, IReadOnlyList<IRequestDomain> domains)
{
    private readonly ILogger _log = simulation.Options.LoggerFactory.CreateLogger<ClientSession>();
    private readonly bool _mute = faults.AcceptMute;
    private readonly FrameBuilder _frames = new();
    private readonly Lock _sending = new();
    private readonly MessageRate _rate = new(simulation.Options.MaxMessagesPerSecond, simulation.Time);

    /// <summary>Set by startApi; -1 before.</summary>
    public int ClientId { get; private set; } = -1;

    /// <summary>The version that the handshake agreed on.</summary>
    public ServerVersion Version { get; private set; }

    /// <summary>1 live, 2 frozen, 3 delayed, 4 delayed-frozen: set by reqMarketDataType for the whole session.</summary>
    public int MarketDataType { get; set; } = 1;

    public bool Started { get; private set; }

    /// <summary>Sends a message; dropped when the connection is gone. Errors: <see cref="ArgumentException"/> on a text that is not ASCII.</summary>
    public void Send(int messageId, Action<FieldWriter> write) => Send(messageId, write, static (fields, body) => body(fields));

    /// <summary>Sends a message without allocating a closure.</summary>
    public void Send<TState>(int messageId, TState state, Action<FieldWriter, TState> write)
    {
        if (faults.Omits(messageId))
            return;
        lock (_sending)
        {
            if (faults.UnknownMessages)
                Enqueue(_frames.Build(MessageIds.Unknown, 0, static (fields, _) => fields.Write("mystery")));
            var frame = _frames.Build(messageId, state, write);
            if (faults.TakeGarble())
                frame[^2] ^= 0x80;
            Enqueue(frame);
        }
    }

    /// <summary>An error or notice in the layout of the client's version; id -1 belongs to no request.</summary>
    public void SendError(int id, int code, string text, string advancedOrderRejectJson = "") => Send(MessageIds.Error, fields =>
    {
        var hasTime = Version.Has(ServerVersion.ErrorTime);
        if (!hasTime)
            fields.Write(2);
        fields.Write(id);
        fields.Write(code);
        fields.Write(EscapedText.Of(text));
        fields.Write(EscapedText.Of(advancedOrderRejectJson));
        if (hasTime)
            fields.Write(simulation.Time.GetUtcNow().ToUnixTimeMilliseconds());
    });

    /// <summary>Bytes as they are, for faults.</summary>
    public void SendRaw(byte[] bytes) => Enqueue(bytes);

    /// <summary>Resets the connection.</summary>
    public void Cut() => connection.Reset();

    /// <summary>Closes once everything sent so far is on its way.</summary>
    public void CloseAfterFlush() => connection.CloseAfterFlush();

    /// <summary>Runs the session to its end; never throws because of a peer or a fault.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        LogAccepted(connection.RemoteEndPoint);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = Quietly(connection.WriteLoopAsync(ending.Token));
        var reading = Quietly(ReadLoopAsync(ending.Token));
        await Task.WhenAny(reading, writing);
        Leave();
        // When the simulator closes first, the peer gets a moment to read the last messages: closing on unread input would reset the connection.
        if (!reading.IsCompleted)
            await Task.WhenAny(reading, Quietly(Task.Delay(TimeSpan.FromSeconds(1), simulation.Time, ending.Token)));
        await ending.CancelAsync();
        await Task.WhenAll(reading, writing);
        connection.Dispose();
        LogLeft(ClientId, connection.RemoteEndPoint);
    }

    private void Enqueue(byte[] frame)
    {
        if (connection.TryEnqueue(frame))
            return;
        LogTooSlow(ClientId);
        connection.Reset();
    }

    private async Task Quietly(Task loop)
    {
        try
        {
            await loop;
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // A connection may end at any time and in any way; that is what the log line at the end says.
        }
        catch (TwsProtocolException broken)
        {
            LogBrokeProtocol(ClientId, broken.Message);
        }
    }
}
