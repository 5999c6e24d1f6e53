using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Gateway.Feeds;
using Gateway.Mcp.Limits;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Tools;

namespace Gateway.Http.Live;

/// <summary>One WebSocket with its subscriptions: one loop reads what the client asks, one writes what its feeds tell, at the client's own pace.</summary>
internal sealed class FeedSocket(
    WebSocket socket, SocketPath path, Caller caller, FeedCatalog catalog, OpenFeeds feeds, CallLimits limits, ToolFailures failures, TimeProvider time) : IAsyncDisposable
{
    public const int LongestMessage = 64 * 1024;
    public const int MostSubscriptions = 100;
    private const int MostReplies = 16;
    private const int PageSize = 50;

    private readonly FeedSignal _signal = new();
    private readonly Channel<ReadOnlyMemory<byte>> _replies = Channel.CreateBounded<ReadOnlyMemory<byte>>(MostReplies);
    private readonly Lock _gate = new();
    private readonly List<FeedReader> _readers = [];

    /// <summary>Runs until the client leaves, the program stops, or the connection is cut.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cut)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cut);
        var writing = WriteAsync(end.Token);
        try
        {
            await ReceiveAsync(end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has gone, or the gateway stops: either way it is over, and said below where it still can be.
            _signal.Set();
        }

        await end.CancelAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived && !cut.IsCancellationRequested)
            await CloseAsync(stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, cut);
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            foreach (var reader in _readers)
                reader.Dispose();
            _readers.Clear();
        }
        return ValueTask.CompletedTask;
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestMessage);
        try
        {
            while (await NextAsync(buffer, cancellationToken) is { } length)
                await AnswerAsync(buffer.AsMemory(0, length), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The length of the next message; null when the client leaves, or sends one that is too long.</summary>
    private async Task<int?> NextAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length, LongestMessage - length), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length += received.Count;
            if (received.EndOfMessage)
                return length;
            if (length == LongestMessage)
            {
                await CloseAsync(WebSocketCloseStatus.MessageTooBig, cancellationToken);
                return null;
            }
        }
    }

    private async Task AnswerAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        string? action = null;
        try
        {
            using var permit = limits.Enter(caller, CallKind.Plain);
            var request = SocketRequest.Parse(message.Span);
            action = request.Action;
            await ReplyAsync(
                action switch
                {
                    "subscribe" => await SubscribeAsync(request, cancellationToken),
                    "unsubscribe" => await UnsubscribeAsync(request, cancellationToken),
                    "list" => FeedLines.List(Subscribed()),
                    "ping" => FeedLines.Pong(),
                    _ => throw ToolErrors.InvalidArgument($"action: must be one of subscribe, unsubscribe, list, ping; got '{StrangerText.Show(action)}'; example: ping"),
                },
                cancellationToken);
        }
        catch (CallLimitException e)
        {
            await ReplyAsync(FeedLines.Error(new ToolError(ToolErrorKind.Refused, "too_many_requests", e.Message, $"Try again in {e.RetryAfterSeconds} s.", Retryable: true), action: action), cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or WebSocketException))
        {
            await ReplyAsync(FeedLines.Error(failures.Explain("stream", e), action: action), cancellationToken);
        }
    }

    private async Task<ReadOnlyMemory<byte>> SubscribeAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var reader = await JoinAsync(request, cancellationToken);
        lock (_gate)
        {
            if (_readers.Exists(other => other.Feed == reader.Feed))
            {
                reader.Dispose();
                return FeedLines.Open("subscribed", reader.Feed);
            }
            if (_readers.Count == MostSubscriptions)
            {
                reader.Dispose();
                throw ToolErrors.Refused("too_many_streams", $"This connection has its {MostSubscriptions} subscriptions.", "Unsubscribe from one.");
            }
            reader.Cursor = Math.Max(0, (reader.Feed.LatestUpdate()?.Seq ?? reader.Feed.LastSeq + 1) - 1);
            _readers.Add(reader);
        }
        _signal.Set();
        return FeedLines.Open("subscribed", reader.Feed);
    }

    private async Task<ReadOnlyMemory<byte>> UnsubscribeAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var feed = request.Feed;
        if (feed is null)
        {
            // It is named as it was subscribed to.
            using var same = await JoinAsync(request, cancellationToken);
            feed = same.Feed.Id;
        }
        lock (_gate)
        {
            var reader = _readers.Find(one => one.Feed.Id == feed)
                ?? throw ToolErrors.InvalidArgument($"feed: must be one that this connection is subscribed to; got '{StrangerText.Show(feed)}'; example: quote-1a2b3c4d", "The action list tells them.");
            _readers.Remove(reader);
            reader.Dispose();
        }
        return FeedLines.Unsubscribed(feed);
    }

    private async Task<FeedReader> JoinAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var kind = request.Kind is { } name ? catalog.Find(name) : catalog[path.WithContract is { } other && request.HasContract ? other : path.Kinds[0]];
        if (kind is null || !path.Kinds.Contains(kind.Kind))
            throw ToolErrors.InvalidArgument($"kind: must be one of {string.Join(", ", path.Kinds.Select(WireName<FeedKind>.Of))} here; got '{StrangerText.Show(request.Kind!)}'; example: {WireName<FeedKind>.Of(path.Kinds[0])}");
        return feeds.Join(kind, await FeedCatalog.PrepareAsync(kind, caller, contract: null, request.Choices, cancellationToken), _signal);
    }

    private IReadOnlyList<Feed> Subscribed()
    {
        lock (_gate)
            return [.. _readers.Select(reader => reader.Feed)];
    }

    private async Task ReplyAsync(ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        await _replies.Writer.WriteAsync(reply, cancellationToken);
        _signal.Set();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wrote = false;
            while (_replies.Reader.TryRead(out var reply))
            {
                await SendAsync(reply, cancellationToken);
                wrote = true;
            }
            foreach (var reader in Readers())
                wrote |= await WriteAsync(reader, cancellationToken);
            if (!wrote)
                await _signal.WaitAsync(cancellationToken);
        }
    }

    /// <returns>False when there was nothing to write.</returns>
    private async Task<bool> WriteAsync(FeedReader reader, CancellationToken cancellationToken)
    {
        var error = reader.Feed.Error;
        var page = reader.Read(PageSize);
        if (page.Missed > 0)
            await SendAsync(FeedLines.Missed("The reader was too slow: the oldest entries made room.", page.Missed, time.GetUtcNow(), reader.Feed), cancellationToken);
        foreach (var entry in page.Entries)
            await SendAsync(FeedLines.Entry(entry, reader.Feed), cancellationToken);
        if (page.Entries.Count > 0)
            return true;
        if (error is null)
            return false;
        lock (_gate)
        {
            _readers.Remove(reader);
            reader.Dispose();
        }
        await SendAsync(FeedLines.Error(failures.Explain("stream", error), reader.Feed), cancellationToken);
        return true;
    }

    private IReadOnlyList<FeedReader> Readers()
    {
        lock (_gate)
            return [.. _readers];
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task CloseAsync(WebSocketCloseStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await socket.CloseOutputAsync(status, statusDescription: null, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It was closing already: what was to be said has been.
            socket.Abort();
        }
    }
}
