using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Registry.Invocation;
using Gateway.Text;

namespace Gateway.Http.Live;

/// <summary>
/// A WebSocket with its subscriptions: one loop reads the client's requests, one writes the entries of its feeds at the client's own pace.
/// </summary>
internal sealed class FeedSocket(
    WebSocket socket, SocketSubscriptions subscriptions, Caller caller, CallLimits limits, ToolErrorMapper errorMapper, TimeProvider time)
{
    public const int LongestMessage = 64 * 1024;
    public const int MostReplies = 16;
    private const int PageSize = 50;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly Channel<ReadOnlyMemory<byte>> _replies = Channel.CreateBounded<ReadOnlyMemory<byte>>(MostReplies);
    private WebSocketCloseStatus? _closing;

    /// <summary>Runs until the client disconnects, the gateway stops, or the connection is aborted.</summary>
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
            // The connection is broken or was aborted, so no close message can be sent.
            socket.Abort();
        }

        await end.CancelAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (socket.State == WebSocketState.CloseReceived)
            await CloseAsync(WebSocketCloseStatus.NormalClosure, cut);
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

    /// <summary>
    /// The length of the next message; null when the client closes. A message that is too long closes the socket, and further messages are ignored.
    /// </summary>
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
                "list" => ReplyAsync(FeedLines.List(subscriptions.Feeds), cancellationToken),
                "ping" => ReplyAsync(FeedLines.Pong(), cancellationToken),
                _ => throw ToolErrors.InvalidArgument(
                    $"action: must be one of subscribe, unsubscribe, list, ping; got '{UntrustedText.Show(action)}'; example: ping"),
            });
        }
        catch (CallLimitException e)
        {
            await ReplyAsync(
                FeedLines.Error(new ToolError(ToolErrorKind.Refused, e.Code, e.Message, e.Hint, e.Retryable), action: action), cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or WebSocketException))
        {
            await ReplyAsync(FeedLines.Error(errorMapper.Explain("stream", e), action: action), cancellationToken);
        }
    }

    private async Task SubscribeAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        var reader = await subscriptions.JoinAsync(request, cancellationToken);
        try
        {
            await ReplyAsync(FeedLines.Open("subscribed", reader.Feed), cancellationToken);
        }
        catch
        {
            // The connection ends here: nobody else knows of this reader, which would keep its feed open for ever.
            reader.Dispose();
            throw;
        }
        subscriptions.Add(reader);
    }

    private async Task UnsubscribeAsync(SocketRequest request, CancellationToken cancellationToken) =>
        await ReplyAsync(FeedLines.Unsubscribed(await subscriptions.RemoveAsync(request, cancellationToken)), cancellationToken);

    private async Task ReplyAsync(ReadOnlyMemory<byte> reply, CancellationToken cancellationToken)
    {
        await _replies.Writer.WriteAsync(reply, cancellationToken);
        subscriptions.Signal.Set();
    }

    private async Task WriteAsync(CancellationTokenSource end)
    {
        try
        {
            await WriteToTheEndAsync(end.Token);
        }
        finally
        {
            // Whatever ended it: a socket on which nothing is written any more must not go on to read.
            await end.CancelAsync();
        }
    }

    private async Task WriteToTheEndAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var wrote = false;
            var readers = subscriptions.Readers; // before the replies: that to a subscription comes before its first entry
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
                return;
            }
            await subscriptions.Signal.WaitAsync(cancellationToken);
        }
    }

    /// <returns>False when there was nothing to write.</returns>
    private async Task<bool> WriteAsync(FeedReader reader, CancellationToken cancellationToken)
    {
        var error = reader.Feed.Error;
        var page = reader.Read(PageSize);
        if (page.Missed > 0)
            await SendAsync(
                FeedLines.Missed("The reader was too slow: old entries were discarded.", page.Missed, time.GetUtcNow(), reader.Feed),
                cancellationToken);
        foreach (var entry in page.Entries)
            await SendAsync(entry.Message, cancellationToken);
        if (page.Entries.Count > 0)
            return true;
        // One that was unsubscribed meanwhile has no more to say: its client has been told so.
        if (error is null || reader.HasLeft)
            return false;
        subscriptions.Remove(reader);
        await SendAsync(FeedLines.Error(errorMapper.Explain("stream", error), reader.Feed), cancellationToken);
        return true;
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private void CloseSoon(WebSocketCloseStatus status)
    {
        _closing ??= status;
        subscriptions.Signal.Set();
    }

    private async Task CloseAsync(WebSocketCloseStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await socket.CloseOutputAsync(status, statusDescription: null, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The socket is already closing.
            socket.Abort();
        }
    }
}
