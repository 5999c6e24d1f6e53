namespace Gateway.Streaming;

/// <summary>The answer to one MCP request: plain JSON for a single message, a stream as soon as a notification precedes it.</summary>
/// <remarks>
/// The stream's form is the client's choice (<see cref="ReplyNegotiation"/>). A long silence also opens the stream, so that proxies do not time out.
/// Order: any number of <see cref="NotifyAsync"/>, then one of the two ends, then dispose.
/// </remarks>
internal abstract class McpReply : IAsyncDisposable
{
    public abstract ReplyForm Form { get; }

    /// <summary>The clock of this answer.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>Cancelled when no client can receive the answer any more.</summary>
    public abstract CancellationToken Abandoned { get; }

    /// <summary>Starts keep-alives, for an answer that takes a while.</summary>
    public abstract void StartKeepAlive();

    public abstract ValueTask NotifyAsync(ReadOnlyMemory<byte> message);

    /// <summary>Adds an HTTP header, unless the headers have been sent.</summary>
    public abstract void SetHeader(string name, string value);

    /// <summary>Sends the last message; <paramref name="status"/> counts only while nothing has gone out.</summary>
    public abstract Task EndAsync(int status, ReadOnlyMemory<byte> message);

    /// <summary>Ends a request that was cancelled: a stream without a further message.</summary>
    public abstract Task EndWithoutMessageAsync();

    /// <summary>Closes the connection; its client reconnects after the given time. Does nothing where an answer cannot be resumed.</summary>
    public virtual Task ReleaseConnectionAsync(TimeSpan retryAfter) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
