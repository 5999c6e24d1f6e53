using System.Text.Json;
using Gateway.Mcp.Eras;
using Gateway.Registry;

namespace Gateway.Mcp.Protocol;

/// <summary>A tool as tools/list shows it; the schemas go out with every keyword that they came with.</summary>
internal sealed record Tool(
    string Name,
    string Title,
    string Description,
    JsonElement InputSchema,
    JsonElement? OutputSchema,
    ToolAnnotations Annotations,
    IReadOnlyList<Icon>? Icons)
{
    /// <param name="version">An output schema may be other than an object's in the modern era only; older revisions know fewer members.</param>
    public static Tool From(ToolDescriptor tool, string version) => new(
        tool.Name,
        tool.Title,
        tool.Description,
        tool.InputSchema,
        ProtocolVersions.IsModern(version) && tool.OutputSchema.ValueKind != JsonValueKind.Undefined || IsObjectSchema(tool.OutputSchema) ? tool.OutputSchema : null,
        new ToolAnnotations(tool.Title, tool.Traits.ReadOnly, tool.Traits.Destructive, tool.Traits.Idempotent, tool.Traits.OpenWorld),
        Icon.From(tool.Icons, version));

    private static bool IsObjectSchema(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("type", out JsonElement type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("object"u8);
}
