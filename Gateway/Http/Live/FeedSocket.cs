using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Gateway.Feeds;
using Gateway.Mcp.Limits;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Tools;
using Gateway.Tws.Api;

namespace Gateway.Http.Live;

/// <summary>One WebSocket with its subscriptions: one loop reads what the client asks, one writes what its feeds tell, at the client's own pace.</summary>
internal sealed class FeedSocket(
    WebSocket socket, SocketPath path, Caller caller, FeedCatalog catalog, OpenFeeds feeds, CallLimits limits, ToolFailures failures, TimeProvider time) : IAsyncDisposable
{
    public const int LongestMessage = 64 * 1024;
    public const int MostSubscriptions = 100;
    private const int MostReplies = 16;
    private const int PageSize = 50;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly AsyncSignal _signal = new();
    private readonly Channel<ReadOnlyMemory<byte>> _replies = Channel.CreateBounded<ReadOnlyMemory<byte>>(MostReplies);
    private readonly Lock _gate = new();
    private readonly List<FeedReader> _readers = [];
    private WebSocketCloseStatus? _closing;

    /// <summary>Runs until the client leaves, the program stops, or the connection is cut.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cut)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cut);
        await using var stop = stopping.Register(() => CloseSoon(WebSocketCloseStatus.EndpointUnavailable));
        var writing = WriteAsync(end);
        try
        {
            await ReceiveAsync(end.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has gone without a word, or was given up: nothing more can be said to it.
            socket.Abort();
        }

        await end.CancelAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (socket.State == WebSocketState.CloseReceived)
            await CloseAsync(WebSocketCloseStatus.NormalClosure, cut);
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

    /// <summary>The length of the next message; null when the client leaves. After a message that is too long it is asked to leave, and what else it says is passed over.</summary>
    private async Task<int?> NextAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length, LongestMessage - length), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length = _closing is null ? length + received.Count : 0;
            if (received.EndOfMessage && _closing is null)
                return length;
            if (length == LongestMessage)
            {
                CloseSoon(WebSocketCloseStatus.MessageTooBig);
                length = 0;
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
            await (action switch
            {
                "subscribe" => SubscribeAsync(request, cancellationToken),
                "unsubscribe" => UnsubscribeAsync(request, cancellationToken),
                "list" => ReplyAsync(FeedLines.List(Subscribed()), cancellationToken),
                "ping" => ReplyAsync(FeedLines.Pong(), cancellationToken),
                _ => throw ToolErrors.InvalidArgument($"action: must be one of subscribe, unsubscribe, list, ping; got '{StrangerText.Show(action)}'; example: ping"),
            });
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

    private async Task SubscribeAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var reader = await JoinAsync(request, cancellationToken);
        var subscribed = Subscribed();
        if (!subscribed.Contains(reader.Feed) && subscribed.Count >= MostSubscriptions)
        {
            reader.Dispose();
            throw ToolErrors.Refused("too_many_streams", $"This connection has its {MostSubscriptions} subscriptions.", "Unsubscribe from one.");
        }
        await ReplyAsync(FeedLines.Open("subscribed", reader.Feed), cancellationToken);
        lock (_gate)
        {
            if (subscribed.Contains(reader.Feed))
            {
                reader.Dispose();
                return;
            }
            reader.Cursor = Math.Max(0, (reader.Feed.LatestUpdate()?.Seq ?? reader.Feed.LastSeq + 1) - 1);
            _readers.Add(reader);
        }
        _signal.Set();
    }

    private async Task UnsubscribeAsync(SocketRequest request, CancellationToken cancellationToken)
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
        await ReplyAsync(FeedLines.Unsubscribed(feed), cancellationToken);
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

    private async Task WriteAsync(CancellationTokenSource end)
    {
        var cancellationToken = end.Token;
        while (true)
        {
            var wrote = false;
            var readers = Readers(); // before the replies: that to a subscription comes before its first entry
            while (_replies.Reader.TryRead(out var reply))
            {
                await SendAsync(reply, cancellationToken);
                wrote = true;
            }
            foreach (var reader in readers)
                wrote |= await WriteAsync(reader, cancellationToken);
            if (wrote)
                continue;
            if (_closing is { } status)
            {
                await CloseAsync(status, cancellationToken);
                await Task.Delay(Goodbye, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await end.CancelAsync();
                return;
            }
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

    private void CloseSoon(WebSocketCloseStatus status)
    {
        _closing ??= status;
        _signal.Set();
    }

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
