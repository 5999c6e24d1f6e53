using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gateway.Registry.Schemas;
using Gateway.Tws.Api;

namespace Gateway.Feeds;

/// <summary>One thing that came from upstream: an update, serialized once for all readers, or a gap.</summary>
internal readonly record struct FeedStep(ReadOnlyMemory<byte> Json, StreamGap? Gap)
{
    /// <param name="view">What is shown of an update; null shows nothing of it.</param>
    public static async IAsyncEnumerable<FeedStep> Of<T, TView>(
        IAsyncEnumerable<StreamItem<T>> items, Func<T, TView?> view, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TView : class
    {
        var type = (JsonTypeInfo<TView>)ToolJson.Options.GetTypeInfo(typeof(TView));
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            if (item is StreamItem<T>.Gap gap)
                yield return new FeedStep(default, gap.Value);
            else if (item is StreamItem<T>.Update update && view(update.Value) is { } shown)
                yield return new FeedStep(JsonSerializer.SerializeToUtf8Bytes(shown, type), Gap: null);
        }
    }
}
