using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Tools.Fundamentals;

/// <summary>Shortens JSON of any size to fit an answer: nodes below some depth become a text that says how much was left out.</summary>
internal static class JsonExcerpt
{
    private const int MostCharacters = 12_000;
    private const int Deepest = 12;
    private const int LongestList = 20;

    /// <summary>
    /// The part of a document under a path, always an object: any other part is the one member of it, under the last name of the path.
    /// </summary>
    public static (JsonElement Json, bool Truncated) Of(JsonNode? root, string? path)
    {
        var node = JsonPathStep.Select(root, path);
        return Of(node is JsonObject ? node : new JsonObject { [JsonPathStep.Last(path)] = node?.DeepClone() });
    }

    /// <summary>The node as it is when it is small; else cut at the greatest depth that fits.</summary>
    private static (JsonElement Json, bool Truncated) Of(JsonNode node)
    {
        var whole = JsonSerializer.SerializeToElement(node);
        if (whole.GetRawText().Length <= MostCharacters)
            return (whole, false);
        for (var depth = Deepest; depth > 1; depth--)
        {
            var cut = JsonSerializer.SerializeToElement(Cut(node, depth));
            if (cut.GetRawText().Length <= MostCharacters)
                return (cut, true);
        }
        return (JsonSerializer.SerializeToElement(Cut(node, 1)), true);
    }

    private static JsonNode? Cut(JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject members when depth == 0:
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"(an object of {members.Count} members: {string.Join(", ", members.Take(8).Select(member => member.Key))})");
            case JsonArray items when depth == 0:
                return string.Create(CultureInfo.InvariantCulture, $"(a list of {items.Count})");
            case JsonObject members:
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Cut(member.Value, depth - 1))));
            case JsonArray items:
                var kept = items.Take(LongestList).Select(item => Cut(item, depth - 1)).ToList();
                if (items.Count > kept.Count)
                    kept.Add(string.Create(CultureInfo.InvariantCulture, $"(and {items.Count - kept.Count} more)"));
                return new JsonArray([.. kept]);
            default:
                return node?.DeepClone();
        }
    }
}

/// <summary>Selects a part of JSON by names and numbers with dots between: <c>EPSs.EPS.0</c>.</summary>
internal static class JsonPathStep
{
    private const int NamesShown = 12;

    /// <summary>The last step of a path; "value" for none.</summary>
    public static string Last(string? path) => Steps(path) is [.., var last] ? last : "value";

    /// <exception cref="ToolException">There is no member of that name; the message lists those that exist.</exception>
    public static JsonNode? Select(JsonNode? root, string? path)
    {
        var node = root;
        foreach (var step in Steps(path))
            node = Next(node, step);
        return node;
    }

    private static string[] Steps(string? path) =>
        (path ?? string.Empty).Split(['.', '/', '[', ']'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonNode? Next(JsonNode? node, string step) => node switch
    {
        JsonObject members when members.FirstOrDefault(
            member => string.Equals(member.Key, step, StringComparison.OrdinalIgnoreCase)) is { Key: not null } found => found.Value,
        JsonArray items when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count =>
            items[index],
        JsonObject members =>
            throw Nothing(step, $"of {string.Join(", ", members.Take(NamesShown).Select(member => member.Key))}", members.FirstOrDefault().Key),
        JsonArray items => throw Nothing(step, string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {items.Count - 1}"), "0"),
        _ => throw Nothing(step, "left out here: there is nothing deeper", "leave it out"),
    };

    private static ToolException Nothing(string step, string rule, string? example) =>
        ToolErrors.InvalidArgument($"path: a step must be {rule}; got '{UntrustedText.Show(step)}'; example: {example ?? "leave it out"}");
}
