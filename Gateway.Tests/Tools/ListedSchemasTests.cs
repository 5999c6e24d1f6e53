using Gateway.Registry.Schemas;
using Gateway.Tests.Support;
using Gateway.Tools;
using Json.Schema;

namespace Gateway.Tests.Tools;

/// <summary>The schemas that tools list are JSON Schema in the words of a validator that is not ours.</summary>
[TestFixture]
public sealed class ListedSchemasTests
{
    /// <summary>Any other would be passed over by those who do not know it, and hold nothing.</summary>
    private static readonly HashSet<string> Keywords =
    [
        "type", "description", "title", "default", "examples", "enum", "const", "format", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
        "minItems", "maxItems", "items", "properties", "required", "additionalProperties", "x-mcp-header",
    ];

    private static IEnumerable<(string Name, JsonElement Schema)> Schemas =>
        from tool in ToolCatalog.Describe().Tools
        from schema in new[] { ("inputSchema", (JsonElement?)tool.InputSchema), ("outputSchema", tool.OutputSchema), ("updateSchema", tool.UpdateSchema) }
        where schema.Item2 is not null
        select ($"{tool.Name} {schema.Item1}", schema.Item2!.Value);

    [Test]
    public void Schemas_OfEveryTool_FitTheMetaSchema() =>
        Schemas.SelectMany(one => JsonSchemas.Faults(one.Schema, MetaSchemas.Draft202012).Select(fault => $"{one.Name}: {fault}")).Should().BeEmpty();

    [Test]
    public void Schemas_OfEveryTool_HaveKnownKeywordsAlone() =>
        Schemas.SelectMany(one => Unknown(one.Schema).Select(keyword => $"{one.Name}: {keyword}")).Should().BeEmpty();

    [Test]
    public void Examples_OfEveryTool_FitTheInputSchema() =>
        ToolCatalog.Describe().Tools.Where(tool => tool.Traits.ExampleAfter.Length == 0)
            .SelectMany(tool => JsonSchemas.Faults(JsonElement.Parse(tool.Traits.Example), tool.InputSchema).Select(fault => $"{tool.Name}: {fault}"))
            .Should().BeEmpty();

    [Test]
    public void InputSchemas_OfEveryTool_KeepToTheDialect() =>
        ToolCatalog.Describe().Tools.SelectMany(tool => SchemaDialect.Faults(tool.InputSchema, tool.Name).Concat(SchemaDialect.Faults(tool.Arguments, tool.Name)))
            .Should().BeEmpty();

    /// <summary>What the MCP Inspector notes as less portable: several types, no constraint at all, a bare boolean.</summary>
    [Test]
    public void Schemas_OfEveryTool_ArePortable() => Schemas.SelectMany(one => Unportable(one.Schema, one.Name)).Should().BeEmpty();

    private static IEnumerable<string> Unportable(JsonElement schema, string place)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return [$"{place}: {schema}"];
        if (!schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            return [$"{place}: no single type"];
        if (type.ValueEquals("array") && !schema.TryGetProperty("items", out _))
            return [$"{place}: no items"];
        return schema.EnumerateObject().SelectMany(member => member.Name switch
        {
            "properties" => member.Value.EnumerateObject().SelectMany(property => Unportable(property.Value, $"{place}.{property.Name}")),
            "items" => Unportable(member.Value, $"{place}[]"),
            "additionalProperties" when member.Value.ValueKind == JsonValueKind.Object => Unportable(member.Value, $"{place}{{}}"),
            _ => [],
        });
    }

    private static IEnumerable<string> Unknown(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return [];
        return schema.EnumerateObject().SelectMany(member => member.Name switch
        {
            "properties" => member.Value.EnumerateObject().SelectMany(property => Unknown(property.Value)),
            "items" or "additionalProperties" => Unknown(member.Value),
            _ => Keywords.Contains(member.Name) ? [] : new[] { member.Name },
        });
    }
}
