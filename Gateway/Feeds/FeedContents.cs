using System.Text.Json;

namespace Gateway.Feeds;

/// <summary>What a feed holds at one moment.</summary>
/// <param name="Updates">The newest last; gaps left out.</param>
internal sealed record FeedContents(Feed Feed, IReadOnlyList<FeedEntry> Updates)
{
    public DateTimeOffset? LastUpdate => Updates.Count > 0 ? Updates[^1].At : null;

    public JsonElement? Latest => Updates.Count > 0 ? Updates[^1].Data : null;

    public IReadOnlyList<JsonElement> Data => [.. Updates.Select(entry => entry.Data!.Value)];
}
