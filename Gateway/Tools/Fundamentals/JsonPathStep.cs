using System.Globalization;
using System.Text.Json.Nodes;
using Gateway.Registry;

namespace Gateway.Tools.Fundamentals;

/// <summary>Selects a part of JSON by names and numbers with dots between: <c>EPSs.EPS.0</c>.</summary>
internal static class JsonPathStep
{
    private const int NamesShown = 12;

    /// <exception cref="ToolException">There is nothing of that name; the message lists what there is.</exception>
    public static JsonNode? Select(JsonNode? root, string? path)
    {
        var node = root;
        foreach (var step in (path ?? string.Empty).Split(['.', '/', '[', ']'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            node = Next(node, step);
        return node;
    }

    private static JsonNode? Next(JsonNode? node, string step) => node switch
    {
        JsonObject members when members.FirstOrDefault(member => string.Equals(member.Key, step, StringComparison.OrdinalIgnoreCase)) is { Key: not null } found => found.Value,
        JsonArray items when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
        JsonObject members => throw Nothing(step, $"of {string.Join(", ", members.Take(NamesShown).Select(member => member.Key))}", members.FirstOrDefault().Key),
        JsonArray items => throw Nothing(step, string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {items.Count - 1}"), "0"),
        _ => throw Nothing(step, "left out here: there is nothing deeper", "leave it out"),
    };

    private static ToolException Nothing(string step, string rule, string? example) =>
        ToolErrors.InvalidArgument($"path: a step must be {rule}; got '{StrangerText.Show(step)}'; example: {example ?? "leave it out"}");
}
