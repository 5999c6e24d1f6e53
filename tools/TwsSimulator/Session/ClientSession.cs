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
    private readonly FrameOutput _output = new(connection, faults);

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
        if (!_output.Send(messageId, state, write))
            CutTooSlow();
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
    public void SendRaw(byte[] bytes)
    {
        if (!connection.TryEnqueue(bytes))
            CutTooSlow();
    }

    /// <summary>Resets the connection.</summary>
    public void Cut() => connection.Reset();

    /// <summary>Closes once everything sent so far is on its way.</summary>
    public void CloseAfterFlush() => connection.CloseAfterFlush();

    /// <summary>Answers startApi: the session begins to take requests, unless another one has its client id.</summary>
    public void Start(int clientId)
    {
        if (Started)
            return;
        if (faults.ClientIdInUse || !simulation.Clients.TryAdd(clientId, this))
        {
            SendError(-1, ErrorCodes.ClientIdInUse, "Unable to connect as the client id is already in use. Retry with a unique client id.");
            connection.CloseAfterFlush();
            return;
        }
        ClientId = clientId;
        Started = true;
        LogStarted(clientId, connection.RemoteEndPoint, Version.Value);
        foreach (var domain in domains)
            domain.ClientStarted(this);
    }

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

    private async Task ReadLoopAsync(CancellationToken cancellationToken)
    {
        if (_mute)
        {
            await connection.Stream.CopyToAsync(Stream.Null, cancellationToken);
            return;
        }
        var dispatch = new RequestDispatch(this, simulation, requests);
        var input = new FrameInput(connection.Stream);
        await input.ReadGreetingAsync(cancellationToken);
        if (await input.ReadFrameAsync(cancellationToken) is not { } hello || !Agree(VersionRange.Parse(hello)))
            return;
        while (true)
        {
            await faults.WhileNotReadingAsync(cancellationToken);
            if (await input.ReadFrameAsync(cancellationToken) is not { } frame)
                return;
            await dispatch.PaceAsync(cancellationToken);
            lock (simulation.Gate)
                dispatch.Dispatch(frame);
        }
    }

    private bool Agree(VersionRange asked)
    {
        var options = simulation.Options;
        if (asked.Max < options.MinServerVersion || asked.Min > options.MaxServerVersion)
        {
            LogRefused(connection.RemoteEndPoint, asked.Min, asked.Max);
            connection.CloseAfterFlush();
            return false;
        }
        Version = new ServerVersion(Math.Min(asked.Max, options.MaxServerVersion));
        var now = TimeZoneInfo.ConvertTime(simulation.Time.GetUtcNow(), Market.ExchangeZones.Eastern);
        if (!_output.SendVersion(Version, now))
            CutTooSlow();
        return true;
    }

    private void Leave()
    {
        lock (simulation.Gate)
        {
            if (!Started)
                return;
            Started = false;
            simulation.Clients.Remove(ClientId);
            foreach (var domain in domains)
                domain.ClientLeft(this);
        }
    }

    private void CutTooSlow()
    {
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

    [LoggerMessage(EventIds.ClientAccepted, LogLevel.Debug, "Connection from {RemoteEndPoint}")]
    private partial void LogAccepted(string remoteEndPoint);

    [LoggerMessage(EventIds.ClientStarted, LogLevel.Information, "Client {ClientId} from {RemoteEndPoint} started at server version {Version}")]
    private partial void LogStarted(int clientId, string remoteEndPoint, int version);

    [LoggerMessage(EventIds.ClientLeft, LogLevel.Information, "Client {ClientId} from {RemoteEndPoint} left")]
    private partial void LogLeft(int clientId, string remoteEndPoint);

    [LoggerMessage(EventIds.ClientBrokeProtocol, LogLevel.Warning, "Client {ClientId} broke the protocol: {Reason}")]
    private partial void LogBrokeProtocol(int clientId, string reason);

    [LoggerMessage(EventIds.ClientTooSlow, LogLevel.Warning, "Client {ClientId} does not read what it is sent; its connection is reset")]
    private partial void LogTooSlow(int clientId);

    [LoggerMessage(EventIds.ClientRefused, LogLevel.Warning, "Connection from {RemoteEndPoint} refused: it speaks versions {Min} to {Max}")]
    private partial void LogRefused(string remoteEndPoint, int min, int max);
}
