using System.Text.Json;

namespace Gateway.Registry.Asking;

/// <summary>What a person did with a form or a page. The fields have been checked against the form.</summary>
/// <param name="Content">The filled-in fields as a JSON object; undefined unless <see cref="ElicitAction.Accept"/>, and for pages.</param>
public sealed record ElicitAnswer(ElicitAction Action, JsonElement Content)
{
    public bool IsAccepted => Action == ElicitAction.Accept;

    /// <summary>A text, or the value of a single choice; null when it was left out.</summary>
    public string? Text(string field) => Find(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A yes or no; null when it was left out.</summary>
    public bool? Flag(string field) => Find(field) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>A number; null when it was left out, or is beyond what a decimal can hold.</summary>
    public decimal? Number(string field) => Find(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

    /// <summary>The values of a multiple choice; empty when it was left out.</summary>
    public IReadOnlyList<string> Choices(string field) =>
        Find(field) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(choice => choice.GetString()!)] : [];

    internal static ElicitAnswer Read(JsonElement result)
    {
        ElicitAction action = result.GetProperty("action"u8).GetString() switch
        {
            "accept" => ElicitAction.Accept,
            "decline" => ElicitAction.Decline,
            _ => ElicitAction.Cancel,
        };
        bool filled = result.TryGetProperty("content"u8, out JsonElement content) && content.ValueKind == JsonValueKind.Object;
        return new ElicitAnswer(action, action == ElicitAction.Accept && filled ? content : default);
    }

    private JsonElement Find(string field) =>
        Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(field, out JsonElement value) ? value : default;
}
