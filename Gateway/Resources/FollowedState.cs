using System.Text.Json;
using System.Text.Json.Serialization;
using Gateway.Feeds;
using Gateway.Instruments.Contracts;

namespace Gateway.Resources;

/// <summary>The present state of a feed that a resource follows.</summary>
/// <param name="Data">The latest entry; null where every entry counts, and before the first.</param>
/// <param name="Items">The entries, the newest last; null where the latest stands for all.</param>
internal sealed record FollowedState(
    ContractInfo? Contract,
    FeedState State,
    JsonElement? Data,
    IReadOnlyList<JsonElement>? Items,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate)
{
    public static FollowedState Latest(FeedContents held) =>
        new(held.Feed.Source.Contract, held.Feed.State, held.Latest, Items: null, held.LastUpdate);

    public static FollowedState All(FeedContents held) => new(held.Feed.Source.Contract, held.Feed.State, Data: null, held.Data, held.LastUpdate);
}
