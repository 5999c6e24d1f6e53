using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gateway.Tests.Prompts;

/// <summary>One numbered step of a prompt: the call that stands in backticks, and what is said before it.</summary>
internal sealed partial record PromptStep(int Number, string Before, string Tool, JsonObject Arguments)
{
    public static List<PromptStep> Of(string text) =>
        [.. Line().Matches(text).Select(line => new PromptStep(
            int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture), line.Groups[2].Value, line.Groups[3].Value, JsonNode.Parse(line.Groups[4].Value)!.AsObject()))];

    /// <summary>Every reference to an earlier answer, as it stands.</summary>
    public IEnumerable<string> References() =>
        Reference().Matches(Arguments.ToJsonString()).Select(found => found.Groups[1].Value);

    /// <summary>The arguments with what earlier steps answered in the place of texts such as "$3.orders.0".</summary>
    public JsonNode Resolve(IReadOnlyList<JsonElement> answers) => Resolve(Arguments, answers)!;

    private static JsonNode? Resolve(JsonNode? node, IReadOnlyList<JsonElement> answers) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value, answers)))),
        JsonArray items => new JsonArray([.. items.Select(item => Resolve(item, answers))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['$', ..] text => Taken(text, answers),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Taken(string text, IReadOnlyList<JsonElement> answers)
    {
        var parts = text[1..].Split('.');
        var at = answers[int.Parse(parts[0], CultureInfo.InvariantCulture) - 1];
        foreach (var part in parts.Skip(1))
        {
            if (at.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                at.GetArrayLength().Should().BeGreaterThan(index, $"{text} is asked for");
                at = at[index];
            }
            else
            {
                at.TryGetProperty(part, out var member).Should().BeTrue($"{text} is asked for, in {at}");
                at = member;
            }
        }
        return JsonNode.Parse(at.GetRawText());
    }

    [GeneratedRegex(@"^(\d+)\. ([^`\n]*)`(ibkr_\w+) (\{[^`\n]*\})`", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("\"(\\$[^\"]*)\"")]
    private static partial Regex Reference();
}
