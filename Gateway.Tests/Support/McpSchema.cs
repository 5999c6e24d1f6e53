using System.Text.Json;

namespace Gateway.Tests.Support;

/// <summary>The official message schema of one MCP revision; it lies beside the repository, and a test that needs it is ignored where it does not.</summary>
internal sealed class McpSchema
{
    private readonly JsonSchemaValidator _validator;
    private readonly string _definitions;

    private McpSchema(JsonElement root)
    {
        _validator = new JsonSchemaValidator(root);
        string place = root.TryGetProperty("$defs", out JsonElement definitions) ? "$defs" : "definitions";
        _definitions = $"#/{place}/";
        definitions = root.GetProperty(place);
        Names = [.. definitions.EnumerateObject().Select(definition => definition.Name)];
        foreach (JsonProperty definition in definitions.EnumerateObject())
        {
            if (definition.Value.TryGetProperty("properties", out JsonElement members)
                && members.TryGetProperty("method", out JsonElement method) && method.TryGetProperty("const", out JsonElement name))
                Methods.TryAdd(name.GetString()!, definition.Name);
        }
    }

    public HashSet<string> Names { get; }

    /// <summary>The definition of each request and notification, by its method.</summary>
    public Dictionary<string, string> Methods { get; } = [];

    public static McpSchema Of(string revision)
    {
        string? file = Candidates(revision).FirstOrDefault(File.Exists);
        if (file is null)
            Assert.Ignore($"The MCP schema {revision} is not beside this checkout.");
        return new McpSchema(JsonDocument.Parse(File.ReadAllText(file!)).RootElement);
    }

    /// <summary>Asserts that a message, or a part of one, is what the definition says.</summary>
    public void ShouldAccept(JsonElement value, string definition) =>
        Faults(value, definition).Should().BeEmpty($"{value.GetRawText()} is a {definition}");

    /// <summary>Where a message, or a part of one, is not what the definition says; empty when it is.</summary>
    public IReadOnlyList<string> Faults(JsonElement value, string definition) => _validator.Validate(value, _definitions + definition);

    private static IEnumerable<string> Candidates(string revision)
    {
        string name = Path.Combine("data", "mcp-schema", revision + ".json");
        yield return Repository.PathOf("..", "shared", name);
        if (Environment.GetEnvironmentVariable("GATEWAY_SHARED") is { Length: > 0 } folder)
            yield return Path.Combine(folder, name);
    }
}
