using System.Text.Json.Nodes;

namespace Gateway.Tests.Prompts;

/// <summary>Holds a call against an input schema as far as that tells: names at every depth, what is required, choices. References to other answers may be anything.</summary>
internal static class CallShape
{
    public static IEnumerable<string> Faults(JsonNode? value, JsonElement schema, string place = "")
    {
        if (schema.TryGetProperty("anyOf", out var either))
        {
            var tried = either.EnumerateArray().Where(one => Fits(value, one)).Select(one => Faults(value, one, place).ToList()).ToList();
            return tried.Count > 0 && tried.TrueForAll(faults => faults.Count > 0) ? tried[0] : [];
        }
        return value switch
        {
            JsonObject members => OfObject(members, schema, place),
            JsonArray items when schema.TryGetProperty("items", out var each) => items.SelectMany((item, i) => Faults(item, each, $"{place}[{i}]")),
            JsonValue one when schema.TryGetProperty("enum", out var choices) && !IsReference(one)
                && !choices.EnumerateArray().Any(choice => string.Equals(choice.ToString(), one.ToString(), StringComparison.OrdinalIgnoreCase)) => [$"{place}: {one} is no choice"],
            _ => [],
        };
    }

    private static IEnumerable<string> OfObject(JsonObject members, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var (name, value) in members)
            {
                if (!properties.TryGetProperty(name, out var known))
                    yield return $"{place}.{name}: unknown";
                else
                {
                    foreach (var fault in Faults(value, known, $"{place}.{name}"))
                        yield return fault;
                }
            }
        }
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(one => one.GetString()!).Where(name => !members.ContainsKey(name)))
                yield return $"{place}.{name}: missing";
        }
    }

    private static bool IsReference(JsonValue value) => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['$', ..];

    private static bool Fits(JsonNode? value, JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || (type.GetString() == "object") == value is JsonObject;
}
