using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Resources;

/// <summary>The headlines of all providers that came, the newest last.</summary>
/// <param name="Subscribed">Whether somebody followed them before this read.</param>
/// <param name="TotalCount">Of all that came, those included that are not shown any more.</param>
/// <param name="ProviderCount">How many providers the shown ones are of.</param>
internal sealed record BroadtapeState(
    bool Subscribed,
    [property: JsonPropertyName("news_items")] IReadOnlyList<JsonElement> NewsItems,
    [property: JsonPropertyName("total_count")] long TotalCount,
    [property: JsonPropertyName("provider_count")] int ProviderCount);
