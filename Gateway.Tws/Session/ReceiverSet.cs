using Gateway.Tws.Messages;

namespace Gateway.Tws.Session;

/// <summary>Several receivers as one. Reading the set takes no lock; adding and removing copies it.</summary>
internal sealed class ReceiverSet(ReceiverCalls calls) : IMessageReceiver
{
    private readonly Lock _lock = new();
    private volatile IMessageReceiver[] _receivers = [];

    public IDisposable Add(IMessageReceiver receiver)
    {
        lock (_lock)
            _receivers = [.. _receivers, receiver];
        return new Registration(() => Remove(receiver));
    }

    /// <summary>False when the receiver was not in the set any longer.</summary>
    public bool Remove(IMessageReceiver receiver)
    {
        lock (_lock)
        {
            var index = Array.IndexOf(_receivers, receiver);
            if (index < 0)
                return false;
            _receivers = [.. _receivers[..index], .. _receivers[(index + 1)..]];
            return true;
        }
    }

    /// <summary>Empties the set, and gives what was in it.</summary>
    public IReadOnlyList<IMessageReceiver> TakeAll()
    {
        lock (_lock)
        {
            var all = _receivers;
            _receivers = [];
            return all;
        }
    }

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        foreach (var receiver in _receivers)
            calls.Receive(receiver, in message);
    }

    public void ReceiveError(TwsError error)
    {
        foreach (var receiver in _receivers)
            calls.ReceiveError(receiver, error);
    }

    public void Disconnected(TwsDisconnectedException reason)
    {
        foreach (var receiver in _receivers)
            calls.Disconnected(receiver, reason);
    }
}
