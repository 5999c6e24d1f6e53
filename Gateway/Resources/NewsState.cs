using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Resources;

/// <summary>The headlines that came, the newest last.</summary>
/// <param name="Subscribed">Whether somebody followed them before this read.</param>
internal sealed record NewsState(
    bool Subscribed,
    string Symbol,
    [property: JsonPropertyName("news_items")] IReadOnlyList<JsonElement> NewsItems,
    int Count,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate);
