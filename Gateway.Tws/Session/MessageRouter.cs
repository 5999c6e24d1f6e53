using System.Collections.Concurrent;
using Gateway.Tws.Messages;
using Gateway.Tws.Messages.Errors;

namespace Gateway.Tws.Session;

/// <summary>Routes each message and error to the receiver of its request; those without a request of ours go to the listeners.</summary>
internal sealed class MessageRouter(ReceiverCalls calls) : IMessageSink
{
    private readonly ConcurrentDictionary<int, IMessageReceiver> _byRequest = new();
    private readonly ReceiverSet _listeners = new(calls);
    private volatile TwsDisconnectedException? _ended;
    private long _late;

    /// <summary>The number of messages and errors for requests that had already ended.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Null while the session lives.</summary>
    public TwsDisconnectedException? Ended => _ended;

    public IDisposable Attach(int requestId, IMessageReceiver receiver)
    {
        if (!_byRequest.TryAdd(requestId, receiver))
            throw new ArgumentException($"Request {requestId} already has a receiver.", nameof(requestId));
        // Whoever removes the entry notifies the receiver, so that it is notified once even when the session ends at this moment.
        if (_ended is { } reason && _byRequest.TryRemove(requestId, out _))
            calls.Disconnected(receiver, reason);
        return new Registration(() => _byRequest.TryRemove(requestId, out _));
    }

    public IDisposable Listen(IMessageReceiver receiver)
    {
        var registration = _listeners.Add(receiver);
        if (_ended is { } reason && _listeners.Remove(receiver))
            calls.Disconnected(receiver, reason);
        return registration;
    }

    public void Accept<T>(int requestId, in T message) where T : IMessage<T>
    {
        if (message is ErrorMessage error)
            Accept(new TwsError(error.Id, error.Code, error.Text, error.AdvancedOrderRejectJson, error.Time));
        else if (requestId < RequestIds.First)
            _listeners.Receive(in message);
        else if (_byRequest.TryGetValue(requestId, out var receiver))
            calls.Receive(receiver, in message);
        else if (RequestIds.WasIssued(requestId))
            Interlocked.Increment(ref _late);
        else
            _listeners.Receive(in message);
    }

    /// <summary>Fails the request that an unreadable message names, if one of its first fields is the id of a request that waits.</summary>
    public void FailUndecodable(int requestId, string problem)
    {
        if (_byRequest.TryGetValue(requestId, out var receiver))
            calls.ReceiveError(
                receiver, new TwsError(requestId, TwsErrorCodes.BadMessage, $"An answer of TWS could not be read: {problem}.", "", null));
    }

    public bool IsWaiting(int requestId) => _byRequest.ContainsKey(requestId);

    /// <summary>Notifies every receiver of the reason; receivers that are attached later are notified at once.</summary>
    public void End(TwsDisconnectedException reason)
    {
        _ended = reason;
        foreach (var requestId in _byRequest.Keys)
        {
            if (_byRequest.TryRemove(requestId, out var receiver))
                calls.Disconnected(receiver, reason);
        }
        foreach (var listener in _listeners.TakeAll())
            calls.Disconnected(listener, reason);
    }

    private void Accept(TwsError error)
    {
        if (_byRequest.TryGetValue(error.Id, out var receiver))
            calls.ReceiveError(receiver, error);
        else if (RequestIds.WasIssued(error.Id))
            Interlocked.Increment(ref _late);
        else
            _listeners.ReceiveError(error);
    }
}
