using System.Text.Json;

namespace Gateway.Registry.Asking;

/// <summary>What the client's model wrote.</summary>
/// <param name="Model">The model's name, as the client tells it.</param>
/// <param name="StopReason">Why it ended, such as endTurn; null when the client does not say.</param>
/// <param name="Content">One content block or several, as they came.</param>
public sealed record SampleAnswer(string Model, string? StopReason, JsonElement Content)
{
    /// <summary>The texts in <see cref="Content"/>, one after the other; empty when there are none.</summary>
    public string Text => Content.ValueKind == JsonValueKind.Array ? string.Concat(Content.EnumerateArray().Select(TextOf)) : TextOf(Content);

    internal static SampleAnswer Read(JsonElement result) => new(
        result.GetProperty("model"u8).GetString()!,
        result.TryGetProperty("stopReason"u8, out JsonElement reason) ? reason.GetString() : null,
        result.GetProperty("content"u8));

    private static string TextOf(JsonElement block) =>
        block.TryGetProperty("text"u8, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
