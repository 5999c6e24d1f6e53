using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Registry.Schemas;
using Gateway.Tws.Api;

namespace Gateway.Feeds;

/// <summary>The source of a feed's entries; made before TWS is asked for anything.</summary>
/// <param name="Key">Requests with the same key share one feed.</param>
/// <param name="Open">Subscribes at once, and gives the updates until the token is cancelled.</param>
internal sealed record FeedSource(string Key, Func<CancellationToken, IAsyncEnumerable<FeedStep>> Open)
{
    /// <summary>The URI of the resource with the same content; null when there is none for just this choice.</summary>
    public string? Uri { get; init; }

    public ContractInfo? Contract { get; init; }

    public string? Account { get; init; }
}

/// <summary>One thing that came from upstream: an update, serialized once for all readers, or a gap.</summary>
/// <param name="Conflated">How many earlier updates this one replaced.</param>
internal readonly record struct FeedStep(ReadOnlyMemory<byte> Json, UpdateGap? Gap, long Conflated = 0)
{
    /// <param name="view">Makes the view of an update; null leaves the update out.</param>
    public static async IAsyncEnumerable<FeedStep> Of<T, TView>(
        IAsyncEnumerable<StreamItem<T>> items, Func<T, TView?> view, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TView : class
    {
        var type = (JsonTypeInfo<TView>)ToolJson.Options.GetTypeInfo(typeof(TView));
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            if (item is StreamItem<T>.Gap gap)
                yield return new FeedStep(default, new UpdateGap(gap.Value.Reason, gap.Value.From, gap.Value.To, gap.Value.Dropped));
            else if (item is StreamItem<T>.Update update && view(update.Value) is { } shown)
                yield return new FeedStep(JsonSerializer.SerializeToUtf8Bytes(shown, type), Gap: null, update.Conflated);
        }
    }
}
