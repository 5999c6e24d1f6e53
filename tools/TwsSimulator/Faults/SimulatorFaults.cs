using System.Collections.Concurrent;
using TwsSimulator.Trading;

namespace TwsSimulator.Faults;

/// <summary>The faults of the simulator. Thread-safe; every switch works at once, on connected clients too.</summary>
/// <remarks>Names and arguments for the console: tools/TwsSimulator/README.md.</remarks>
public sealed class SimulatorFaults
{
    private readonly ConcurrentDictionary<int, bool> _omitted = new();
    private readonly IFaultTarget _target;
    private readonly Stall _sending = new();
    private readonly Stall _reading = new();
    private long _closeAfterBytes = -1;
    private int _garble;

    internal SimulatorFaults(IFaultTarget target, OrderFaults orders, MarketDataFaults marketData)
    {
        _target = target;
        Orders = orders;
        MarketData = marketData;
    }

    /// <summary>The faults of orders.</summary>
    public OrderFaults Orders { get; }

    /// <summary>The faults of market data streams.</summary>
    public MarketDataFaults MarketData { get; }

    /// <summary>Accepts connections and never answers the handshake; for connections made while it is on.</summary>
    public bool AcceptMute { get; set; }

    /// <summary>Refuses every startApi with error 326 and closes.</summary>
    public bool ClientIdInUse { get; set; }

    /// <summary>Sends every byte in a segment of its own.</summary>
    public bool OneByteAtATime { get; set; }

    /// <summary>Sends a message of an unknown id before every message.</summary>
    public bool UnknownMessages { get; set; }

    /// <summary>Each connection is closed when it has been sent this many bytes; null (the default) never.</summary>
    public long? CloseAfterBytes
    {
        get => Interlocked.Read(ref _closeAfterBytes) is >= 0 and var bytes ? bytes : null;
        set => Interlocked.Exchange(ref _closeAfterBytes, value ?? -1);
    }

    /// <summary>Stops (true) or resumes (false) listening: a connection attempt is refused by the operating system. Connected clients stay.</summary>
    public bool RefuseConnections
    {
        get => !_target.Listening;
        set => _target.Listening = !value;
    }

    /// <summary>Sends nothing more, without closing: the half-open connection. What is sent meanwhile waits.</summary>
    public void Freeze() => _sending.Begin();

    /// <summary>Sends the frames that waited since <see cref="Freeze"/>.</summary>
    public void Unfreeze() => _sending.End();

    /// <summary>Reads nothing more: the client's send buffer fills.</summary>
    public void StopReading() => _reading.Begin();

    public void ResumeReading() => _reading.End();

    /// <summary>Spoils one payload byte of each of the next frames; their length stays true.</summary>
    public void Garble(int frames = 1) => Interlocked.Exchange(ref _garble, frames);

    /// <summary>Never sends this message, such as 52 contractDataEnd or 9 nextValidId.</summary>
    public void OmitEnd(int messageId) => _omitted[messageId] = true;

    /// <summary>Ends <see cref="OmitEnd"/>.</summary>
    public void Restore(int messageId) => _omitted.TryRemove(messageId, out _);

    /// <summary>Sends an error or notice to every started client, such as 1100 or 2103. Id -1 is a notice about no request.</summary>
    public void SendError(int code, string text, int id = -1) => _target.Broadcast(client =>
    {
        if (client.Started)
            client.SendError(id, code, text);
    });

    /// <summary>Sends raw bytes to every client, length prefix and all: impossible lengths, cut frames, bytes that are no text.</summary>
    public void SendRaw(ReadOnlyMemory<byte> bytes)
    {
        var copy = bytes.ToArray();
        _target.Broadcast(client => client.SendRaw(copy));
    }

    /// <summary>Moves every client's next valid order id back, as after a restart that lost the last orders.</summary>
    public void LowerNextValidId(int by) => _target.LowerNextValidId(by);

    /// <summary>Resets every connection: the peer sees RST.</summary>
    public void CutAll() => _target.Broadcast(client => client.Cut());

    /// <summary>Ends every fault that lasts.</summary>
    public void Clear()
    {
        AcceptMute = ClientIdInUse = OneByteAtATime = UnknownMessages = false;
        CloseAfterBytes = null;
        _omitted.Clear();
        Garble(0);
        Unfreeze();
        ResumeReading();
        RefuseConnections = false;
        Orders.Clear();
    }

    internal bool Omits(int messageId) => !_omitted.IsEmpty && _omitted.ContainsKey(messageId);

    internal bool TakeGarble()
    {
        if (Volatile.Read(ref _garble) <= 0)
            return false;
        return Interlocked.Decrement(ref _garble) >= 0;
    }

    internal Task WhileFrozenAsync(CancellationToken cancellationToken) => _sending.WaitAsync(cancellationToken);

    internal Task WhileNotReadingAsync(CancellationToken cancellationToken) => _reading.WaitAsync(cancellationToken);
}
