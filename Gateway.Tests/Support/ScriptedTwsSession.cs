using System.Collections.Concurrent;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Support;

/// <summary>A session without a socket: a test sees what is sent and says what TWS answers. Everything happens on the caller's thread.</summary>
internal sealed class ScriptedTwsSession(TimeProvider clock, int serverVersion = ServerVersion.Target) : ITwsSession
{
    private static int _ids = RequestIds.First;

    private readonly ConcurrentDictionary<int, IMessageReceiver> _attached = new();
    private readonly List<IMessageReceiver> _listeners = [];
    private readonly List<Predicate<ITwsRequest>> _waiters = [];
    private readonly TaskCompletionSource<TwsDisconnectedException> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers requests as they are sent.</summary>
    public Action<ITwsRequest>? OnSend { get; set; }

    /// <summary>What a write waits for before its turn comes.</summary>
    public Func<IReadOnlyList<ITwsRequest>, Task>? BeforeWrite { get; set; }

    public ConcurrentQueue<ITwsRequest> Sent { get; } = new();

    public ServerVersion ServerVersion { get; } = new(serverVersion);

    public IReadOnlyList<string> ManagedAccounts { get; init; } = ["DU1"];

    public int NextValidId => 1;

    public Task<TwsDisconnectedException> Completion => _completion.Task;

    public SessionStatistics Statistics { get; } = new(0, 0, 0, 0);

    public int NextRequestId() => Interlocked.Increment(ref _ids);

    public ValueTask SendAsync(ITwsRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_completion.Task.IsCompleted)
            throw new TwsDisconnectedException("The session has ended.");
        OnSend?.Invoke(request);
        Sent.Enqueue(request);
        lock (_waiters)
            _waiters.RemoveAll(waiter => waiter(request));
        return ValueTask.CompletedTask;
    }

    public async Task<WriteOutcome> WriteAsync(
        IReadOnlyList<ITwsRequest> requests, IOutboundGate? gate, Task? ready, CancellationToken cancellationToken)
    {
        await (ready ?? Task.CompletedTask);
        if (BeforeWrite is { } wait)
            await wait(requests).WaitAsync(cancellationToken);
        if (gate?.ClosedBecause is { } closed)
            throw new TwsRefusedException($"Nothing was sent: {closed}");
        foreach (var request in requests)
            await SendAsync(request, cancellationToken);
        return WriteOutcome.Written;
    }

    public Task HaltAsync(string reason) => Task.CompletedTask;

    public async ValueTask WithdrawAsync(ITwsRequest cancel)
    {
        if (!_completion.Task.IsCompleted)
            await SendAsync(cancel, CancellationToken.None);
    }

    /// <summary>The first request of a type, sent already or yet to be sent.</summary>
    public Task<T> SentAsync<T>() where T : ITwsRequest
    {
        var sent = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiters)
        {
            if (Sent.OfType<T>().FirstOrDefault() is { } there)
                sent.SetResult(there);
            else
                _waiters.Add(request => request is T wanted && sent.TrySetResult(wanted));
        }
        return sent.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public IDisposable Attach(int requestId, IMessageReceiver receiver)
    {
        _attached[requestId] = receiver;
        return new Undo(() => _attached.TryRemove(requestId, out _));
    }

    public IDisposable Listen(IMessageReceiver receiver)
    {
        lock (_listeners)
            _listeners.Add(receiver);
        return new Undo(() => Forget(receiver));
    }

    /// <summary>TWS sends a message.</summary>
    public void Tell<T>(T message) where T : IMessage<T>
    {
        if (message is IKeyedMessage keyed && _attached.TryGetValue(keyed.RequestId, out var receiver))
            receiver.Receive(in message);
        else
            foreach (var listener in Listeners())
                listener.Receive(in message);
    }

    /// <summary>TWS sends an error.</summary>
    public void TellError(int id, int code, string text = "text")
    {
        var error = new TwsError(id, code, text, "", null);
        if (_attached.TryGetValue(id, out var receiver))
            receiver.ReceiveError(error);
        else
            foreach (var listener in Listeners())
                listener.ReceiveError(error);
    }

    public void End(string why)
    {
        var reason = new TwsDisconnectedException(why);
        _completion.TrySetResult(reason);
        foreach (var receiver in _attached.Values.Concat(Listeners()).Distinct().ToList())
            receiver.Disconnected(reason);
    }

    public Task<T> AskAsync<T>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where T : IMessage<T>, IKeyedMessage =>
        new ScriptedReply<T, T>(items => items[0]).AskAsync(this, request, cancel, deadline, clock, cancellationToken);

    public Task<T> AskAsync<T>(ITwsRequest request, TimeSpan deadline, CancellationToken cancellationToken) where T : IMessage<T> =>
        new ScriptedReply<T, T>(items => items[0]).AskAsync(this, request, deadline, clock, cancellationToken);

    public async Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, bool alwaysCancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>, IKeyedMessage
        where TEnd : IMessage<TEnd>, IKeyedMessage
    {
        var answer = await new ScriptedReply<TItem, TEnd>(_ => default!).CollectAsync(this, request, deadline, clock, cancellationToken);
        if (alwaysCancel && cancel is not null)
            await SendAsync(cancel(0), CancellationToken.None);
        return answer;
    }

    public async Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        ITwsRequest request, ITwsRequest? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
        where TEnd : IMessage<TEnd>
    {
        var answer = await new ScriptedReply<TItem, TEnd>(_ => default!).CollectAsync(this, request, deadline, clock, cancellationToken);
        if (cancel is not null)
            await SendAsync(cancel, CancellationToken.None);
        return answer;
    }

    private List<IMessageReceiver> Listeners()
    {
        lock (_listeners)
            return [.. _listeners];
    }

    private void Forget(IMessageReceiver receiver)
    {
        lock (_listeners)
            _listeners.Remove(receiver);
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}

/// <summary>What a <see cref="ScriptedTwsSession"/> collects for one of its own calls.</summary>
internal sealed class ScriptedReply<TItem, TEnd>(Func<List<TItem>, TItem> pick) : IMessageReceiver
{
    private readonly List<TItem> _items = [];
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Receive<T>(in T message) where T : IMessage<T>
    {
        if (message is TItem item)
        {
            lock (_items)
                _items.Add(item);
        }
        if (message is TEnd)
            _end.TrySetResult();
    }

    public void ReceiveError(TwsError error)
    {
        if (!TwsCodes.IsNotice(error.Code) && error.Id >= RequestIds.First)
            _end.TrySetException(new TwsRequestException(error));
    }

    public void Disconnected(TwsDisconnectedException reason) => _end.TrySetException(reason);

    public async Task<TItem> AskAsync(
        ScriptedTwsSession session, Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        _ = cancel;
        return pick([.. (await CollectAsync(session, request, deadline, clock, token)).Items]);
    }

    public async Task<TItem> AskAsync(ScriptedTwsSession session, ITwsRequest request, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        return pick([.. (await CollectAsync(session, request, deadline, clock, token)).Items]);
    }

    public async Task<Snapshot<TItem>> CollectAsync(
        ScriptedTwsSession session, Func<int, ITwsRequest> request, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        var id = session.NextRequestId();
        using var attached = session.Attach(id, this);
        await session.SendAsync(request(id), token);
        return await WaitAsync(deadline, clock, token);
    }

    public async Task<Snapshot<TItem>> CollectAsync(
        ScriptedTwsSession session, ITwsRequest request, TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        using var listening = session.Listen(this);
        await session.SendAsync(request, token);
        return await WaitAsync(deadline, clock, token);
    }

    private async Task<Snapshot<TItem>> WaitAsync(TimeSpan deadline, TimeProvider clock, CancellationToken token)
    {
        try
        {
            await _end.Task.WaitAsync(deadline, clock, token);
            return new Snapshot<TItem>(Items(), Complete: true);
        }
        catch (TimeoutException)
        {
            return Items() is { Count: > 0 } items
                ? new Snapshot<TItem>(items, Complete: false)
                : throw new TwsTimeoutException("the request", deadline);
        }
    }

    // A copy: other threads may still tell messages.
    private List<TItem> Items()
    {
        lock (_items)
            return [.. _items];
    }
}
