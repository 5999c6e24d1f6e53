namespace Gateway.Streaming;

/// <summary>A resumable SSE answer in a session: when the connection breaks, the call continues and the client can reconnect for the rest.</summary>
/// <remarks>
/// The call only adds to the stream, and <see cref="CarryAsync"/> sends it on the request's connection, so the call can outlive the request. A single
/// result is plain JSON without a stream.
/// </remarks>
internal sealed class ResumableReply(
    HttpContext context, EventStreams streams, bool primes, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger)
    : McpReply
{
    private readonly Lock _lock = new();
    private readonly CancellationToken _gone = context.RequestAborted;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _abandoned;
    private CancellationTokenRegistration _registration;
    private ITimer? _silence;
    private EventStream? _stream;
    private EventReader? _reader;
    private bool _answered;

    public override TimeProvider Time => time;

    public override ReplyForm Form => ReplyForm.Events;

    /// <summary>True when a write on the request's connection found it broken.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Cancelled when the connection breaks before the client can resume, or later when it has not resumed in time.</summary>
    public override CancellationToken Abandoned
    {
        get
        {
            lock (_lock)
            {
                if (_abandoned is null)
                {
                    _abandoned = new CancellationTokenSource();
                    _registration = _gone.Register(AbandonUnopened);
                }

                return _abandoned.Token;
            }
        }
    }

    /// <summary>Serves the request's own connection: returns when the answer has been sent or the connection has ended.</summary>
    public async Task CarryAsync(Task work)
    {
        await Task.WhenAny(work, _opened.Task);
        if (_reader is not { } reader)
        {
            await work;
            return;
        }

        await using var reply = new SseReply(context, time, keepAliveInterval, logger);
        await using var gone = _gone.Register(reader.End);
        await reader.RunAsync(reply, primes);
        IsGone = reply.IsGone;
        if (_stream!.IsFinished)
            await work;
    }

    public override void StartKeepAlive()
    {
        lock (_lock)
        {
            if (!_answered && _stream is null)
                _silence ??= time.CreateTimer(static reply => ((ResumableReply)reply!).Open(), this, keepAliveInterval, Timeout.InfiniteTimeSpan);
        }
    }

    public override async ValueTask NotifyAsync(ReadOnlyMemory<byte> message)
    {
        if (Open() is not { } stream)
            return;
        stream.Add(message.Span);
        await stream.DrainedAsync();
    }

    public override void SetHeader(string name, string value)
    {
        lock (_lock)
        {
            if (_stream is null)
                context.Response.Headers[name] = value;
        }
    }

    public override Task EndAsync(int status, ReadOnlyMemory<byte> message)
    {
        lock (_lock)
        {
            _answered = true;
            _silence?.Dispose();
        }

        if (_stream is null)
            return JsonReply.WriteAsync(context.Response, status, message);
        _stream.Add(message.Span, isLast: true);
        return Task.CompletedTask;
    }

    public override Task EndWithoutMessageAsync()
    {
        Open()?.Finish();
        return Task.CompletedTask;
    }

    public override Task ReleaseConnectionAsync(TimeSpan retryAfter) =>
        primes && Open() is { } stream ? stream.ReleaseAsync(retryAfter) : Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        // The token source is not disposed: the stream may still cancel it, and without a timer it holds no resources.
        _silence?.Dispose();
        return _registration.DisposeAsync();
    }

    /// <summary>The stream, opened and connected if need be; null once the answer has gone out as plain JSON.</summary>
    private EventStream? Open()
    {
        lock (_lock)
        {
            if (_stream is not null || _answered)
                return _stream;
            _stream = streams.Open();
            _stream.OnAbandoned(Abandon);
            _reader = _stream.Attach(context.Abort);
            _silence?.Dispose();
            _opened.SetResult();
            return _stream;
        }
    }

    private void AbandonUnopened()
    {
        if (_stream is null)
            Abandon();
    }

    private void Abandon() => _abandoned?.Cancel();
}
