using Gateway.Access;
using Gateway.Configuration;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Registry.Invocation;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Http.Live;

/// <summary>GET {prefix}/stream/{kind}: one feed as lines of JSON for as long as the client stays.</summary>
/// <remarks>
/// The first line names the feed; then come its updates and gaps by number, and a heartbeat in silence. A client that reconnects names the feed and
/// the last number that it has, and continues there; lost entries are reported with their count. A slow client reads from the feed's ring at its own
/// pace.
/// </remarks>
internal sealed class FeedEndpoint(
    FeedCatalog catalog, OpenFeeds feeds, ToolErrorMapper errorMapper, McpOptions options, TimeProvider time, ILogger<FeedEndpoint> logger)
{
    private const string Heartbeat = """{"type":"heartbeat"}""";
    private const int PageSize = 100;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private int _readers;

    /// <summary>The requests that follow a feed now.</summary>
    public int Readers => Volatile.Read(ref _readers);

    public async Task GetAsync(HttpContext context, StreamCall call)
    {
        Interlocked.Increment(ref _readers);
        try
        {
            await AnswerAsync(context, call);
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private async Task AnswerAsync(HttpContext context, StreamCall call)
    {
        await using var reply = new NdjsonReply(context, time, options.KeepAliveInterval, logger, Heartbeat);
        var caller = context.GetCaller();
        try
        {
            if (call.Feed is not { } descriptor)
            {
                reply.Status = StatusCodes.Status404NotFound;
                await reply.WriteAsync(FeedLines.Error(new ToolError(
                    ToolErrorKind.Refused, "unknown_stream", $"There is no stream of kind \"{UntrustedText.Show(call.Name)}\".",
                    $"The kinds are {string.Join(", ", catalog.All.Select(one => one.Name))}.", Retryable: false)));
                return;
            }

            await FollowAsync(context, descriptor, caller, reply);
        }
        catch (Exception e) when (ClientGone.Explains(e, context))
        {
            context.Abort();
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            var error = errorMapper.Explain("stream/" + UntrustedText.Show(call.Name), e is FeedEndedException { InnerException: { } why } ? why : e);
            reply.Status = ToolEndpoints.StatusOf(error.Kind);
            await reply.StopKeepAliveAsync();
            await reply.WriteAsync(FeedLines.Error(error));
        }
    }

    private async Task FollowAsync(HttpContext context, FeedDescriptor kind, Caller caller, NdjsonReply reply)
    {
        // What only the beginning needs is not kept for as long as the client stays: there may be ten thousand of them.
        using var reader = await BeginAsync(context, kind, caller, reply);
        await foreach (var page in reader.ReadAllAsync(PageSize, context.RequestAborted))
        {
            if (page.Missed > 0)
                await reply.WriteAsync(FeedLines.Missed("The reader was too slow: old entries were discarded.", page.Missed, time.GetUtcNow()));
            await reply.WriteAllAsync(page.Entries, static entry => entry.Line);
            if (reply.IsGone)
                return;
        }
    }

    /// <summary>Joins the feed that the request names, sends the first line, and puts the reader where it begins.</summary>
    private async Task<FeedReader> BeginAsync(HttpContext context, FeedDescriptor kind, Caller caller, NdjsonReply reply)
    {
        var query = FeedQuery.Of(context.Request.Query);
        var source = await FeedCatalog.PrepareAsync(kind, caller, contract: null, query.Choices, context.RequestAborted);
        var reader = feeds.Join(kind, source);
        try
        {
            var feed = reader.Feed;
            if (kind.Traits.Begins && await reader.FirstAsync(FirstWait, time, context.RequestAborted) is null && feed.Error is { } error)
                throw new FeedEndedException(error);
            await reply.WriteAsync(FeedLines.Open("open", feed));
            reply.StartKeepAlive();
            if (query.Since is not { } since)
                reader.Cursor = feed.BeforeLatest;
            else if ((query.Feed is null || query.Feed == feed.Id) && since <= feed.LastSeq)
                reader.Cursor = since;
            else
                await reply.WriteAsync(FeedLines.Missed("The stream was restarted since then.", dropped: null, time.GetUtcNow()));
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}

/// <summary>The query of a stream's URL: the start position, and the parameters of the feed.</summary>
/// <param name="Since">The number of the last entry that the client has; null for none.</param>
/// <param name="Feed">The run of the feed that the number belongs to; null when it is not given.</param>
internal sealed record FeedQuery(long? Since, string? Feed, JsonElement Choices)
{
    private const string SinceName = "since";
    private const string FeedName = "feed";

    /// <exception cref="ToolException">The cursor is not a number.</exception>
    public static FeedQuery Of(IQueryCollection query)
    {
        var choices = new JsonObject();
        foreach (var (name, value) in query)
        {
            if (name is not (SinceName or FeedName))
                choices[name] = value.ToString();
        }
        return new FeedQuery(
            Cursor(query[SinceName].ToString()), query[FeedName].ToString() is { Length: > 0 } feed ? feed : null,
            JsonSerializer.SerializeToElement(choices));
    }

    private static long? Cursor(string text) =>
        text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw ToolErrors.InvalidArgument(
            $"{SinceName}: must be the seq of the last line that you received; got '{UntrustedText.Show(text)}'; example: 17");
}
