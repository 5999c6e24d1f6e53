using System.Buffers;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Transport;
using Gateway.Tws.Wire;
using Microsoft.Extensions.Logging;

namespace Gateway.Tws.Session;

/// <summary>
/// A session after the handshake. It runs three loops (read, write, heartbeat); the first to end decides the reason and ends the others.
/// </summary>
internal sealed partial class TwsSession : ITwsSession, IAsyncDisposable
{
    private const int FirstBufferSize = 256;
    private static readonly TimeSpan WithdrawalTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HaltTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan HaltLook = TimeSpan.FromMilliseconds(5);

    private readonly ITwsLink _link;
    private readonly ILogger _logger;
    private readonly MessageRouter _router;
    private readonly OutboundQueue _queue;
    private readonly ReadLoop _readLoop;
    private readonly WriteLoop _writeLoop;
    private readonly Heartbeat _heartbeat;
    private readonly SharedRequests _shared;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TwsDisconnectedException> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _life = Task.CompletedTask;
    private TwsDisconnectedException? _reason;

    public TwsSession(ITwsLink link, ServerVersion version, TwsSessionOptions options, TimeProvider time, ILogger logger)
    {
        _link = link;
        _logger = logger;
        ServerVersion = version;
        _router = new MessageRouter(new ReceiverCalls(logger));
        _queue = new OutboundQueue(options.OutboundCapacity);
        _readLoop = new ReadLoop(link.Input, version, _router, options, time, logger);
        _writeLoop = new WriteLoop(link.Output, _queue, options, time);
        _heartbeat = new Heartbeat(this, _readLoop, options, time);
        _shared = new SharedRequests(this, time);
        _time = time;
    }

    public ServerVersion ServerVersion { get; }

    public IReadOnlyList<string> ManagedAccounts { get; private set; } = [];

    public int NextValidId { get; private set; }

    public Task<TwsDisconnectedException> Completion => _completion.Task;

    public SessionStatistics Statistics => _readLoop.Statistics;

    /// <summary>True once the reason is set; then the receivers are notified, and <see cref="Completion"/> completes last.</summary>
    public bool HasEnded => Volatile.Read(ref _reason) is not null;

    /// <summary>The time since the last bytes of TWS arrived.</summary>
    public TimeSpan Silence => _readLoop.Silence;

    /// <summary>Starts reading and writing. Attach receivers that must not miss a message before.</summary>
    public void Start()
    {
        SessionStarted(_logger, ServerVersion);
        _life = RunAsync();
    }

    /// <summary>Stores the accounts and the order id that TWS sent at the start.</summary>
    public void Ready(IReadOnlyList<string> accounts, int nextValidId)
    {
        ManagedAccounts = accounts;
        NextValidId = nextValidId;
    }

    public int NextRequestId()
    {
        // The ids come round again: a stream that is open since the last time keeps its own.
        int id;
        do
            id = RequestIds.Next();
        while (_router.IsWaiting(id));
        return id;
    }

    public IDisposable Attach(int requestId, IMessageReceiver receiver) => _router.Attach(requestId, receiver);

    public IDisposable Listen(IMessageReceiver receiver) => _router.Listen(receiver);

    public async ValueTask SendAsync(ITwsRequest request, CancellationToken cancellationToken)
    {
        var item = new OutboundItem(request.Lane, [Encode(request)]);
        await QueuedAsync(item, item.Admitted, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WriteOutcome> WriteAsync(
        IReadOnlyList<ITwsRequest> requests, IOutboundGate? gate, Task? ready, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(requests.Count, nameof(requests));
        var item = new OutboundItem(requests[0].Lane, [.. requests.Select(Encode)], gate, ready);
        await QueuedAsync(item, item.Written, cancellationToken).ConfigureAwait(false);
        return await item.Written.ConfigureAwait(false);
    }

    public async Task HaltAsync(string reason)
    {
        _ = _queue.RefuseOrdersAsync(reason);
        using var limit = new CancellationTokenSource(HaltTimeout, _time);
        try
        {
            await _queue.Settled().WaitAsync(limit.Token).ConfigureAwait(false);
            while (_link.Unsent > 0)
                await Task.Delay(HaltLook, _time, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // First the reason, so that the cut does not look like a fault of the network.
            _closed.TrySetException(new TwsDisconnectedException(
                "Trading was halted while TWS took no bytes, so the gateway cut the connection: what waited there can never reach TWS."));
            _link.Abort();
        }
    }

    public async ValueTask WithdrawAsync(ITwsRequest cancel)
    {
        using var timeout = new CancellationTokenSource(WithdrawalTimeout, _time);
        try
        {
            await SendAsync(cancel, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TwsDisconnectedException)
        {
            WithdrawalNotSent(_logger, RequestName.Of(cancel), exception.Message);
        }
    }

    public Task<T> AskAsync<T>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where T : IMessage<T>, IKeyedMessage =>
        new AnswerReceiver<T>().AskAsync(this, request, cancel, alwaysCancel: false, name: null, deadline, _time, cancellationToken);

    public Task<T> AskAsync<T>(ITwsRequest request, TimeSpan deadline, CancellationToken cancellationToken) where T : IMessage<T> =>
        _shared.AskAsync(typeof(T), new AnswerReceiver<T>(), request, cancel: null, deadline, cancellationToken);

    public Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest>? cancel, bool alwaysCancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>, IKeyedMessage
        where TEnd : IMessage<TEnd>, IKeyedMessage =>
        new SnapshotReceiver<TItem, TEnd>().AskAsync(this, request, cancel, alwaysCancel, name: null, deadline, _time, cancellationToken);

    public Task<Snapshot<TItem>> CollectAsync<TItem, TEnd>(
        ITwsRequest request, ITwsRequest? cancel, TimeSpan deadline, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
        where TEnd : IMessage<TEnd> =>
        _shared.AskAsync(typeof(TEnd), new SnapshotReceiver<TItem, TEnd>(), request, cancel, deadline, cancellationToken);

    /// <summary>Ends the session and waits until it has ended.</summary>
    public async Task CloseAsync(TwsDisconnectedException reason)
    {
        _closed.TrySetException(reason);
        await _life.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() =>
        await CloseAsync(new TwsDisconnectedException("The gateway closed the connection.")).ConfigureAwait(false);

    private ReadOnlyMemory<byte> Encode(ITwsRequest request)
    {
        var payload = new ArrayBufferWriter<byte>(FirstBufferSize);
        request.WriteTo(new FieldWriter(payload), ServerVersion);
        return payload.WrittenMemory;
    }

    /// <summary>Queues the item at once, and takes it back when the caller leaves before its turn.</summary>
    private async Task QueuedAsync(OutboundItem item, Task done, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _queue.Enqueue(item);
        if (done.IsCompletedSuccessfully)
            return;
        await using var leaving = cancellationToken.UnsafeRegister(_ => _queue.Withdraw(item, cancellationToken), null).ConfigureAwait(false);
        await done.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        var reading = _readLoop.RunAsync();
        Task[] loops = [reading, _writeLoop.RunAsync(stop.Token), _heartbeat.RunAsync(stop.Token), _closed.Task];
        var first = await Task.WhenAny(loops).ConfigureAwait(false);
        // Where the gateway closed it, what the loops say next is only a consequence.
        var reason = EndReason.Of((_closed.Task.IsFaulted ? _closed.Task : first).Exception?.InnerException);

        // Senders read the reason when they find the queue closed.
        Volatile.Write(ref _reason, reason);
        _queue.Close(reason);
        await stop.CancelAsync().ConfigureAwait(false);
        // Bytes that TWS has not taken by now are not left to reach it at some later time.
        if (_link.Unsent > 0)
            _link.Abort();
        await _link.DisposeAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // The read loop has ended, so receivers still get one call at a time.
        _router.End(reason);
        SessionEnded(_logger, reason.Message, Statistics);
        _closed.TrySetCanceled();
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _completion.SetResult(reason);
    }

    [LoggerMessage(EventIds.SessionStarted, LogLevel.Debug, "Session started at server version {Version}")]
    private static partial void SessionStarted(ILogger logger, ServerVersion version);

    [LoggerMessage(EventIds.WithdrawalNotSent, LogLevel.Debug, "{Request} was not sent: {Reason}")]
    private static partial void WithdrawalNotSent(ILogger logger, string request, string reason);

    [LoggerMessage(EventIds.SessionEnded, LogLevel.Information, "Session ended: {Reason} {Statistics}")]
    private static partial void SessionEnded(ILogger logger, string reason, SessionStatistics statistics);
}

/// <summary>Converts the exception that ended a session to a <see cref="TwsDisconnectedException"/>.</summary>
internal static class EndReason
{
    public static TwsDisconnectedException Of(Exception? exception) => exception switch
    {
        TwsDisconnectedException known => known,
        TwsProtocolException => new TwsDisconnectedException(
            $"The bytes from TWS broke the protocol: {exception.Message}. The connection was closed, since nothing after that could be "
            + "trusted.", exception),
        IOException => new TwsDisconnectedException($"The connection to TWS was cut: {exception.Message}", exception),
        null => new TwsDisconnectedException("The session ended."),
        _ => new TwsDisconnectedException($"The session ended because of a fault of the gateway: {exception.Message}", exception),
    };
}

/// <summary>Detects a dead peer: requests TWS's time after a period without any frame, and ends when no frame follows that either.</summary>
internal sealed class Heartbeat(ITwsSession session, ReadLoop readLoop, TwsSessionOptions options, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = options.IdleBeforeProbe - readLoop.Silence;
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
                continue;
            }
            var frames = readLoop.Frames;
            var answerTime = Task.Delay(options.ProbeTimeout, time, cancellationToken);
            await session.SendAsync(new ReqCurrentTimeRequest(), cancellationToken).ConfigureAwait(false);
            await answerTime.ConfigureAwait(false);
            if (readLoop.Frames == frames)
            {
                throw new TwsDisconnectedException(
                    $"TWS sent nothing for {readLoop.Silence.TotalSeconds:0} s and did not answer when asked for its time: it is frozen, or the "
                    + "network lost it.");
            }
        }
    }
}
