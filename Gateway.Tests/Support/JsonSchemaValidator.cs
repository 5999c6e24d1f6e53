using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gateway.Tests.Support;

/// <summary>Checks JSON against a schema, as far as the MCP schemas and the tools' own need it. A keyword that it does not know is an error, never a pass.</summary>
internal sealed class JsonSchemaValidator(JsonElement root)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly HashSet<string> Checked =
    [
        "$ref", "type", "const", "enum", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "format",
        "allOf", "anyOf", "oneOf", "required", "properties", "additionalProperties", "items",
    ];

    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "definitions", "description", "title", "default", "examples", "deprecated", "x-mcp-header"];

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
        foreach (string part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
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
            case "minLength" when value.ValueKind == JsonValueKind.String && value.GetString()!.Length < rule.Value.GetInt32():
            case "maxLength" when value.ValueKind == JsonValueKind.String && value.GetString()!.Length > rule.Value.GetInt32():
            case "minItems" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < rule.Value.GetInt32():
            case "maxItems" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > rule.Value.GetInt32():
            case "pattern" when value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.CultureInvariant, Patience):
                faults.Add($"{path}: {value.GetRawText()} breaks {rule.Name} {rule.Value.GetRawText()}");
                break;
            case "format" when value.ValueKind == JsonValueKind.String && FormatFault(value, rule.Value.GetString()!) is { } fault:
                faults.Add($"{path}: {value.GetRawText()} {fault}");
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
            default:
                if (!Annotations.Contains(rule.Name) && !Checked.Contains(rule.Name))
                    throw new NotSupportedException($"The keyword {rule.Name} is not checked.");
                break;
        }
    }

    private static string? FormatFault(JsonElement value, string format) => format switch
    {
        "byte" => value.TryGetBytesFromBase64(out _) ? null : "is no base64",
        "uri" => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _) ? null : "is no URI",
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _) ? null : "is no date",
        "date-time" => value.TryGetDateTimeOffset(out _) ? null : "is no RFC 3339 time",
        "uri-template" => null, // any text may be one, as far as it matters here
        _ => throw new NotSupportedException($"The format {format} is not checked."),
    };

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
