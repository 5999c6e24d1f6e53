using System.Text.Json;

namespace Gateway.Tests.Support;

/// <summary>Checks JSON against a schema, as far as the MCP schemas need it: $ref, type, const, enum, required, properties, additionalProperties, items, anyOf, oneOf, allOf, minimum, maximum.</summary>
internal sealed class JsonSchemaValidator(JsonElement root)
{
    /// <returns>What is wrong, each with the path of the value; empty when all is well.</returns>
    public IReadOnlyList<string> Validate(JsonElement value, string reference)
    {
        var faults = new List<string>();
        Check(value, Resolve(reference), "$", faults);
        return faults;
    }

    private JsonElement Resolve(string reference)
    {
        JsonElement schema = root;
        foreach (string part in reference.TrimStart('#', '/').Split('/'))
            schema = schema.GetProperty(part);
        return schema;
    }

    private void Check(JsonElement value, JsonElement schema, string path, List<string> faults)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return;
        if (schema.ValueKind == JsonValueKind.False)
        {
            faults.Add($"{path}: nothing is allowed here");
            return;
        }

        foreach (JsonProperty rule in schema.EnumerateObject())
            CheckRule(value, schema, rule, path, faults);
    }

    private void CheckRule(JsonElement value, JsonElement schema, JsonProperty rule, string path, List<string> faults)
    {
        switch (rule.Name)
        {
            case "$ref":
                Check(value, Resolve(rule.Value.GetString()!), path, faults);
                break;
            case "type" when !TypesOf(rule.Value).Any(type => HasType(value, type)):
                faults.Add($"{path}: {value.ValueKind} is not {rule.Value.GetRawText()}");
                break;
            case "const" when !JsonElement.DeepEquals(value, rule.Value):
                faults.Add($"{path}: {value.GetRawText()} is not {rule.Value.GetRawText()}");
                break;
            case "enum" when !rule.Value.EnumerateArray().Any(known => JsonElement.DeepEquals(value, known)):
                faults.Add($"{path}: {value.GetRawText()} is none of {rule.Value.GetRawText()}");
                break;
            case "minimum" when value.ValueKind == JsonValueKind.Number && value.GetDouble() < rule.Value.GetDouble():
            case "maximum" when value.ValueKind == JsonValueKind.Number && value.GetDouble() > rule.Value.GetDouble():
                faults.Add($"{path}: {value.GetRawText()} breaks {rule.Name} {rule.Value.GetRawText()}");
                break;
            case "allOf":
                foreach (JsonElement part in rule.Value.EnumerateArray())
                    Check(value, part, path, faults);
                break;
            case "anyOf" when Matching(value, rule.Value, path) == 0:
                faults.Add($"{path}: matches none of anyOf: {value.GetRawText()}");
                break;
            case "oneOf" when Matching(value, rule.Value, path) != 1:
                faults.Add($"{path}: does not match exactly one of oneOf: {value.GetRawText()}");
                break;
            case "required" when value.ValueKind == JsonValueKind.Object:
                faults.AddRange(rule.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: {name} is missing"));
                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (JsonProperty member in rule.Value.EnumerateObject().Where(member => value.TryGetProperty(member.Name, out _)))
                    Check(value.GetProperty(member.Name), member.Value, $"{path}.{member.Name}", faults);
                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject().Where(member => !IsDeclared(schema, member.Name)))
                    Check(member.Value, rule.Value, $"{path}.{member.Name}", faults);
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    Check(item, rule.Value, $"{path}[{index++}]", faults);
                break;
        }
    }

    private int Matching(JsonElement value, JsonElement schemas, string path) =>
        schemas.EnumerateArray().Count(schema =>
        {
            var faults = new List<string>();
            Check(value, schema, path, faults);
            return faults.Count == 0;
        });

    private static bool IsDeclared(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _);

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown JSON Schema type."),
    };
}
