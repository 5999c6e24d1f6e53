using Gateway.Tws.Session;

namespace Gateway.Tws.Resilience;

/// <summary>A connection to TWS that outlives its sessions: it reconnects when a session ends and replays every open stream.</summary>
public interface ITwsConnection
{
    ConnectionStatus Status { get; }

    /// <summary>Raised after every change of <see cref="Status"/>, on the thread that made it; must not block.</summary>
    event Action<ConnectionStatus>? StatusChanged;

    /// <summary>The present session.</summary>
    /// <exception cref="TwsDisconnectedException">There is none; the message is <see cref="ConnectionStatus.Reason"/>.</exception>
    ITwsSession Session { get; }

    /// <summary>
    /// Asks for a connection, to another endpoint when that differs, and waits for the first outcome: ready or the reason why not. Attempts continue
    /// after a failure.
    /// </summary>
    /// <exception cref="TwsDisconnectedException">The first try failed.</exception>
    Task<ITwsSession> ConnectAsync(TwsEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Closes the session and stops trying until <see cref="ConnectAsync"/> is called again.</summary>
    Task DisconnectAsync();

    /// <summary>
    /// Starts a stream and keeps it open: after a reconnect or 1101 its request is sent again under a new id and the stream's Gap is called.
    /// </summary>
    IDisposable Open(ITwsStream stream);

    /// <summary>Sends an open stream's request again under a new id, within the session. Does nothing for a stream that is not running.</summary>
    /// <param name="gap">What the readers have missed; null when they have missed nothing.</param>
    void Restart(ITwsStream stream, string? gap);

    /// <summary>
    /// Attaches a receiver to the present and to every later session, before the session's first message: nothing that TWS pushes at the start is
    /// missed.
    /// </summary>
    /// <remarks>
    /// It gets what <see cref="ITwsSession.Listen"/> gives. <see cref="IMessageReceiver.Disconnected"/> is called at each session's end, those
    /// included that never became ready.
    /// </remarks>
    IDisposable Listen(IMessageReceiver receiver);

    /// <summary>Sets the market data type of this and every later session: 1 live, 2 frozen, 3 delayed, 4 delayed-frozen.</summary>
    ValueTask SetMarketDataTypeAsync(int type, CancellationToken cancellationToken);

    /// <summary>An order id above every id that was ever used or offered, in this process.</summary>
    /// <exception cref="TwsDisconnectedException">TWS has not offered any id yet.</exception>
    int NextOrderId();

    /// <summary>
    /// Reports an order id that is in use, for instance from the journal of an earlier run: <see cref="NextOrderId"/> stays above it.
    /// </summary>
    void NoteOrderId(int orderId);
}
