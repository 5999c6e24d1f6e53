using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Tws.Model;

namespace Gateway.Tools.Streams;

/// <summary>Starts and stops streams that are read as resources.</summary>
internal sealed class ResourceStreams(StartedStreams streams)
{
    public const string MarketData = "ibkr://market-data/";

    /// <param name="options">The choices of the kind; null for none.</param>
    public async Task<ResourceStreamResult> StartAsync(
        Caller caller, FeedKind kind, Contract? contract, object? options, CancellationToken cancellationToken)
    {
        var (stream, isNew, _) = await streams.StartAndReadAsync(
            caller, kind, contract, options is null ? default : JsonSerializer.SerializeToElement(options), cancellationToken);
        return Result(
            stream, isNew ? "subscribed" : "already_subscribed",
            "Read the resource or subscribe to it; ibkr_read_stream reads the same data with calls.");
    }

    public ResourceStreamResult Stop(Caller caller, string uri)
    {
        var stream = streams.TryGet(caller, uri);
        return stream is not null && streams.Stop(caller, stream.Id)
            ? Result(stream, "unsubscribed", "The stream is stopped for this caller; other readers keep it.")
            : new ResourceStreamResult
            {
                Status = "not_subscribed",
                ResourceUri = uri,
                ResourceId = IdIn(uri),
                Message = "This caller has no such stream.",
            };
    }

    private static ResourceStreamResult Result(StartedStream stream, string status, string message) => new()
    {
        Status = status,
        ResourceUri = stream.Uri,
        ResourceId = IdIn(stream.Uri),
        Message = message,
        Contract = stream.Feed.Source.Contract,
        Account = stream.Feed.Source.Account,
        StreamId = stream.Id,
    };

    private static string? IdIn(string uri) => uri.LastIndexOf('/') is > 6 and var slash ? uri[(slash + 1)..] : null;
}
