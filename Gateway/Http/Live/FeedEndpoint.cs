using System.Globalization;
using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Mcp;
using Gateway.Registry.Invocation;
using Gateway.Streaming;
using Gateway.Text;
using Microsoft.Extensions.Options;

namespace Gateway.Http.Live;

/// <summary>GET {prefix}/stream/{kind}: one feed as lines of JSON for as long as the client stays.</summary>
/// <remarks>
/// The first line names the feed; then come its updates and gaps by number, and a heartbeat in silence. A client that comes back names the feed and the
/// last number that it has, and reads on; what it missed beyond recall is told with its count. A slow client reads from the feed's memory at its own pace.
/// </remarks>
internal sealed class FeedEndpoint(
    FeedCatalog catalog, OpenFeeds feeds, ScopeAuthorization gate, CallLimits limits, ToolErrorMapper failures, IOptions<McpOptions> options, TimeProvider time, ILogger<FeedEndpoint> logger)
{
    private const string Heartbeat = """{"type":"heartbeat"}""";
    private const int PageSize = 100;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    public async Task GetAsync(HttpContext context, string kind)
    {
        await using var reply = new NdjsonReply(context, time, options.Value.KeepAliveInterval, logger, Heartbeat);
        var caller = CallerOf.Request(context);
        try
        {
            var descriptor = catalog.Find(kind);
            if (descriptor is null)
            {
                await RefuseAsync(reply, StatusCodes.Status404NotFound, "unknown_stream", $"There is no stream of kind \"{UntrustedText.Show(kind)}\".", $"The kinds are {string.Join(", ", catalog.All.Select(one => one.Name))}.");
                return;
            }

            using var permit = limits.Enter(caller, CallKind.Stream);
            if (!caller.May(descriptor.Scope))
            {
                context.Response.Headers.WWWAuthenticate = gate.Challenge(descriptor.Scope);
                await RefuseAsync(reply, StatusCodes.Status403Forbidden, "insufficient_scope", ScopeAuthorization.Text(caller, descriptor.Scope), "Use a token that has it.");
                return;
            }

            await FollowAsync(context, descriptor, caller, reply);
        }
        catch (CallLimitException e)
        {
            context.Response.Headers.RetryAfter = e.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(reply, StatusCodes.Status429TooManyRequests, "too_many_requests", e.Message, $"Try again in {e.RetryAfterSeconds} s.");
        }
        catch (Exception e) when (ClientGone.Explains(e, context))
        {
            context.Abort();
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            var error = failures.Explain("stream/" + UntrustedText.Show(kind), e is FeedEndedException { InnerException: { } why } ? why : e);
            reply.Status = ToolEndpoints.StatusOf(error.Kind);
            await reply.StopKeepAliveAsync();
            await reply.WriteAsync(FeedLines.Error(error));
        }
    }

    private async Task FollowAsync(HttpContext context, FeedDescriptor kind, Caller caller, NdjsonReply reply)
    {
        var query = FeedQuery.Of(context.Request.Query);
        var source = await FeedCatalog.PrepareAsync(kind, caller, contract: null, query.Choices, context.RequestAborted);
        using var reader = feeds.Join(kind, source);
        var feed = reader.Feed;
        if (kind.Traits.Begins && await reader.FirstAsync(FirstWait, time, context.RequestAborted) is null && feed.Error is { } error)
            throw new FeedEndedException(error);
        await reply.WriteAsync(FeedLines.Open("open", feed));
        reply.StartKeepAlive();
        if (query.Since is not { } since)
            reader.Cursor = Math.Max(0, (feed.LatestUpdate()?.Seq ?? feed.LastSeq + 1) - 1);
        else if ((query.Feed is null || query.Feed == feed.Id) && since <= feed.LastSeq)
            reader.Cursor = since;
        else
            await reply.WriteAsync(FeedLines.Missed("The stream was started anew since then.", dropped: null, time.GetUtcNow()));
        await foreach (var page in reader.ReadAllAsync(PageSize, context.RequestAborted))
        {
            if (page.Missed > 0)
                await reply.WriteAsync(FeedLines.Missed("The reader was too slow: the oldest entries made room.", page.Missed, time.GetUtcNow()));
            foreach (var entry in page.Entries)
                await reply.WriteAsync(FeedLines.Entry(entry));
            if (reply.IsGone)
                return;
        }
    }

    private static async Task RefuseAsync(NdjsonReply reply, int status, string code, string message, string hint)
    {
        reply.Status = status;
        await reply.WriteAsync(FeedLines.Error(new ToolError(ToolErrorKind.Refused, code, message, hint, Retryable: status == StatusCodes.Status429TooManyRequests)));
    }
}
