namespace Gateway.Streaming;

/// <summary>The one answer to one MCP request: plain JSON while the result is alone, a stream as soon as a notification comes first.</summary>
/// <remarks>
/// The stream's form is the client's choice (<see cref="ReplyNegotiation"/>). A long silence also opens the stream, so that no proxy takes the request for dead.
/// Order: any number of <see cref="NotifyAsync"/>, then one of the two ends, then dispose.
/// </remarks>
internal sealed class McpReply(HttpContext context, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger) : IAsyncDisposable
{
    private StreamedReply? _stream;

    /// <summary>The clock of this answer.</summary>
    public TimeProvider Time => time;

    public ReplyForm Form { get; } = ReplyNegotiation.Choose(context.Request.Headers.Accept);

    /// <summary>Made when it is first needed: most answers are a lone result. A tool may notify while the keep-alive starts, hence the exchange.</summary>
    private StreamedReply Stream => _stream ?? Interlocked.CompareExchange(ref _stream, CreateStream(), null) ?? _stream;

    /// <summary>To be called when the answer will take a while.</summary>
    public void StartKeepAlive() => Stream.StartKeepAlive();

    public ValueTask NotifyAsync(ReadOnlyMemory<byte> message) => Stream.WriteAsync(message);

    /// <summary>Adds a header to the answer, if its head has not gone out.</summary>
    public void SetHeader(string name, string value)
    {
        if (!context.Response.HasStarted)
            context.Response.Headers[name] = value;
    }

    /// <summary>Sends the last message; <paramref name="status"/> counts only while nothing has gone out.</summary>
    public async Task EndAsync(int status, ReadOnlyMemory<byte> message)
    {
        if (_stream is not null)
            await _stream.StopKeepAliveAsync();
        if (_stream is { HasStarted: true })
            await _stream.WriteAsync(message);
        else
            await JsonReply.WriteAsync(context.Response, status, message);
    }

    /// <summary>Ends a request that was cancelled: a stream without a further message.</summary>
    public async Task EndWithoutMessageAsync()
    {
        await Stream.StopKeepAliveAsync();
        if (!Stream.HasStarted)
            await Stream.StartAsync();
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    private StreamedReply CreateStream() => Form == ReplyForm.Events
        ? new SseReply(context, time, keepAliveInterval, logger)
        : new NdjsonReply(context, time, keepAliveInterval, logger);
}
