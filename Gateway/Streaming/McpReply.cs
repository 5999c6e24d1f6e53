namespace Gateway.Streaming;

/// <summary>The one answer to one MCP request: plain JSON while the result is alone, a stream as soon as a notification comes first.</summary>
/// <remarks>
/// The stream's form is the client's choice (<see cref="ReplyNegotiation"/>). A long silence also opens the stream, so that no proxy takes the request for dead.
/// Order: any number of <see cref="NotifyAsync"/>, then one of the two ends, then dispose.
/// </remarks>
internal abstract class McpReply : IAsyncDisposable
{
    public abstract ReplyForm Form { get; }

    /// <summary>The clock of this answer.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>Fires when nobody can receive the answer any more.</summary>
    public abstract CancellationToken Abandoned { get; }

    /// <summary>To be called when the answer will take a while.</summary>
    public abstract void StartKeepAlive();

    public abstract ValueTask NotifyAsync(ReadOnlyMemory<byte> message);

    /// <summary>Adds a header to the answer, if its head has not gone out.</summary>
    public abstract void SetHeader(string name, string value);

    /// <summary>Sends the last message; <paramref name="status"/> counts only while nothing has gone out.</summary>
    public abstract Task EndAsync(int status, ReadOnlyMemory<byte> message);

    /// <summary>Ends a request that was cancelled: a stream without a further message.</summary>
    public abstract Task EndWithoutMessageAsync();

    /// <summary>Closes the connection in good order; its client comes back after the given time. Does nothing where an answer cannot be taken up again.</summary>
    public virtual Task ReleaseConnectionAsync(TimeSpan retryAfter) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
