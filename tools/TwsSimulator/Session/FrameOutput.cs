using Gateway.Tws.Wire;
using TwsSimulator.Faults;

namespace TwsSimulator.Session;

/// <summary>Builds what a client is sent and queues it, one frame at a time, with the faults that act on frames.</summary>
internal sealed class FrameOutput(ClientConnection connection, SimulatorFaults faults)
{
    private readonly FrameBuilder _frames = new();
    private readonly Lock _lock = new();

    /// <summary>The answer to the handshake: the agreed version and the time. False when the queue is full.</summary>
    public bool SendVersion(ServerVersion version, DateTimeOffset easternTime)
    {
        lock (_lock)
        {
            return connection.TryEnqueue(_frames.Build(fields =>
            {
                fields.Write(version.Value);
                fields.Write(easternTime.ToString("yyyyMMdd HH:mm:ss 'EST'", CultureInfo.InvariantCulture));
            }));
        }
    }

    /// <summary>False when the queue is full. Errors: <see cref="ArgumentException"/> on a text that is not ASCII.</summary>
    public bool Send<TState>(int messageId, TState state, Action<FieldWriter, TState> write)
    {
        if (faults.Omits(messageId))
            return true;
        lock (_lock)
        {
            if (faults.UnknownMessages
                && !connection.TryEnqueue(_frames.Build(MessageIds.Unknown, 0, static (fields, _) => fields.Write("mystery"))))
                return false;
            var frame = _frames.Build(messageId, state, write);
            if (faults.TakeGarble())
                frame[^2] ^= 0x80;
            return connection.TryEnqueue(frame);
        }
    }
}
