namespace Gateway.Streaming;

/// <summary>The one answer to one MCP request: plain JSON while the result is alone, a stream as soon as a notification comes first.</summary>
/// <remarks>
/// The stream's form is the client's choice (<see cref="ReplyNegotiation"/>). A long silence also opens the stream, so that no proxy takes the request for dead.
/// Order: any number of <see cref="NotifyAsync"/>, then one of the two ends, then dispose.
/// </remarks>
internal sealed class McpReply : IAsyncDisposable
{
    private readonly HttpContext _context;
    private readonly StreamedReply _stream;

    public McpReply(HttpContext context, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger)
    {
        _context = context;
        Form = ReplyNegotiation.Choose(context.Request.Headers.Accept);
        _stream = Form == ReplyForm.Events
            ? new SseReply(context, time, keepAliveInterval, logger)
            : new NdjsonReply(context, time, keepAliveInterval, logger);
    }

    public ReplyForm Form { get; }

    /// <summary>To be called when the answer will take a while.</summary>
    public void StartKeepAlive() => _stream.StartKeepAlive();

    public ValueTask NotifyAsync(ReadOnlyMemory<byte> message) => _stream.WriteAsync(message);

    /// <summary>Sends the last message; <paramref name="status"/> counts only while nothing has gone out.</summary>
    public async Task EndAsync(int status, ReadOnlyMemory<byte> message)
    {
        await _stream.StopKeepAliveAsync();
        if (_stream.HasStarted)
            await _stream.WriteAsync(message);
        else
            await JsonReply.WriteAsync(_context.Response, status, message);
    }

    /// <summary>Ends a request that was cancelled: a stream without a further message.</summary>
    public async Task EndWithoutMessageAsync()
    {
        await _stream.StopKeepAliveAsync();
        if (!_stream.HasStarted)
            await _stream.StartAsync();
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
