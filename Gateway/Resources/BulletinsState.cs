using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Resources;

/// <summary>The bulletins that came, the newest last.</summary>
/// <param name="Subscribed">Whether somebody followed them before this read.</param>
internal sealed record BulletinsState(
    bool Subscribed,
    IReadOnlyList<JsonElement> Bulletins,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate,
    int Count);
