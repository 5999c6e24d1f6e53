using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Gateway.Tests.Support;

/// <summary>
/// What the messages of one MCP revision look like: the official schema where <c>MCP_SCHEMA_DIR</c> names the folder that has it (tools/interop.sh sets it), otherwise the shapes that
/// stand in Fixtures/Mcp, which know the members that clients rely on.
/// </summary>
internal sealed class McpSchema
{
    /// <summary>The tests that tools/interop.sh runs once more with the official schemas.</summary>
    public const string Category = "Schemas";

    private static readonly string? Official = Environment.GetEnvironmentVariable("MCP_SCHEMA_DIR") is { Length: > 0 } folder ? folder : null;
    private static readonly ConcurrentDictionary<string, McpSchema> Revisions = new(StringComparer.Ordinal);

    private readonly JsonObject _root;
    private readonly string _place;
    private readonly ConcurrentDictionary<string, JsonSchema> _definitions = new(StringComparer.Ordinal);

    private McpSchema(JsonObject root)
    {
        _root = root;
        _place = root.ContainsKey("$defs") ? "$defs" : "definitions";
        foreach (var (name, definition) in root[_place]!.AsObject())
        {
            Names.Add(name);
            if (definition?["properties"]?["method"] is JsonObject method && method["const"] is { } constant)
                Methods.TryAdd(constant.GetValue<string>(), name);
        }
    }

    public HashSet<string> Names { get; } = [];

    /// <summary>The definition of each request and notification, by its method.</summary>
    public Dictionary<string, string> Methods { get; } = [];

    public static McpSchema Of(string revision) => Revisions.GetOrAdd(
        revision, name => new McpSchema(Official is null ? Shapes(name) : Parse(File.ReadAllText(Path.Combine(Official, name + ".json")))));

    /// <summary>Asserts that a message, or a part of one, is what the definition says.</summary>
    public void ShouldAccept(JsonElement value, string definition) => Faults(value, definition).Should().BeEmpty($"{value.GetRawText()} is a {definition}");

    /// <summary>Where a message, or a part of one, is not what the definition says; empty when it is.</summary>
    public IReadOnlyList<string> Faults(JsonElement value, string definition) => JsonSchemas.Faults(value, _definitions.GetOrAdd(definition, Definition));

    private JsonSchema Definition(string name)
    {
        Names.Should().Contain(name);
        var schema = _root.DeepClone().AsObject();
        schema["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/{_place}/{name}" });
        return JsonSchema.FromText(schema.ToJsonString());
    }

    /// <summary>Our own words: what all revisions have, then what only those before 2026-07-28 or only that one has.</summary>
    private static JsonObject Shapes(string revision)
    {
        var shapes = Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Mcp", "shapes.json")));
        var definitions = shapes["common"]!.DeepClone().AsObject();
        foreach (var (name, definition) in (shapes[revision] ?? shapes["legacy"])!.AsObject())
            definitions[name] = definition?.DeepClone();
        return new JsonObject { ["$defs"] = definitions };
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
