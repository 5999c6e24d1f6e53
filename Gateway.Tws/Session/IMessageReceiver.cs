using Gateway.Tws.Messages;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

/// <summary>
/// Receives the messages of one request or stream. Every member is called on the read loop, one at a time, and must not block or throw.
/// </summary>
public interface IMessageReceiver
{
    void Receive<T>(in T message) where T : IMessage<T>;

    /// <summary>TWS reported an error or a warning for this request.</summary>
    void ReceiveError(TwsError error);

    /// <summary>The session ended; nothing more will come from it.</summary>
    void Disconnected(TwsDisconnectedException reason);
}

/// <summary>Calls receivers and logs their exceptions, so that a faulty receiver stops neither the read loop nor other receivers.</summary>
internal sealed partial class ReceiverCalls(ILogger logger)
{
    public void Receive<T>(IMessageReceiver receiver, in T message) where T : IMessage<T>
    {
        try
        {
            receiver.Receive(in message);
        }
        catch (Exception exception)
        {
            ReceiverFailed(logger, receiver.GetType().Name, typeof(T).Name, exception);
        }
    }

    public void ReceiveError(IMessageReceiver receiver, TwsError error)
    {
        try
        {
            receiver.ReceiveError(error);
        }
        catch (Exception exception)
        {
            ReceiverFailed(logger, receiver.GetType().Name, nameof(TwsError), exception);
        }
    }

    public void Disconnected(IMessageReceiver receiver, TwsDisconnectedException reason)
    {
        try
        {
            receiver.Disconnected(reason);
        }
        catch (Exception exception)
        {
            ReceiverFailed(logger, receiver.GetType().Name, nameof(TwsDisconnectedException), exception);
        }
    }

    [LoggerMessage(EventIds.ReceiverFailed, LogLevel.Error, "{Receiver} failed on a {Message}; the session goes on")]
    private static partial void ReceiverFailed(ILogger logger, string receiver, string message, Exception exception);
}

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

    /// <summary>Removes and returns all receivers.</summary>
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

/// <summary>Runs an action once, when it is disposed.</summary>
internal sealed class Registration(Action undo) : IDisposable
{
    private Action? _undo = undo;

    public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
}
