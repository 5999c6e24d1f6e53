namespace Gateway.Streaming;

/// <summary>A reply that ends with the request's connection: in the modern era, without a session, and for callers that read lines.</summary>
internal sealed class DirectReply(HttpContext context, TimeProvider time, TimeSpan keepAliveInterval, ILogger logger) : McpReply
{
    private StreamedReply? _stream;

    public override ReplyForm Form { get; } = ReplyNegotiation.Choose(context.Request.Headers.Accept);

    public override TimeProvider Time => time;

    public override CancellationToken Abandoned => context.RequestAborted;

    /// <summary>
    /// Created at its first use, because most answers are a single result. A tool may notify while the keep-alive starts, hence the exchange.
    /// </summary>
    private StreamedReply Stream => _stream ?? Interlocked.CompareExchange(ref _stream, CreateStream(), null) ?? _stream;

    public override void StartKeepAlive() => Stream.StartKeepAlive();

    public override ValueTask NotifyAsync(ReadOnlyMemory<byte> message) => Stream.WriteAsync(message);

    public override void SetHeader(string name, string value)
    {
        if (!context.Response.HasStarted)
            context.Response.Headers[name] = value;
    }

    public override Task EndAsync(int status, ReadOnlyMemory<byte> message) =>
        _stream is { } stream ? EndAsync(stream, status, message) : JsonReply.WriteAsync(context.Response, status, message);

    private async Task EndAsync(StreamedReply stream, int status, ReadOnlyMemory<byte> message)
    {
        await stream.StopKeepAliveAsync();
        if (stream.HasStarted)
            await stream.WriteAsync(message);
        else
            await JsonReply.WriteAsync(context.Response, status, message);
    }

    public override async Task EndWithoutMessageAsync()
    {
        await Stream.StopKeepAliveAsync();
        if (!Stream.HasStarted)
            await Stream.StartAsync();
    }

    public override ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    private StreamedReply CreateStream() => Form == ReplyForm.Events
        ? new SseReply(context, time, keepAliveInterval, logger)
        : new NdjsonReply(context, time, keepAliveInterval, logger);
}
