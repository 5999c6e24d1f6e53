using System.Text.Json;
using Gateway.Registry;

namespace Gateway.Mcp.Protocol;

/// <summary>A tool as tools/list shows it; the schemas go out with every keyword that they came with.</summary>
internal sealed record Tool(string Name, string Title, string Description, JsonElement InputSchema, JsonElement? OutputSchema, ToolAnnotations Annotations)
{
    /// <param name="anySchema">Whether an output schema may be other than an object's: the modern era allows it, the legacy era does not.</param>
    public static Tool From(ToolDescriptor tool, bool anySchema) => new(
        tool.Name,
        tool.Title,
        tool.Description,
        tool.InputSchema,
        anySchema && tool.OutputSchema.ValueKind != JsonValueKind.Undefined || IsObjectSchema(tool.OutputSchema) ? tool.OutputSchema : null,
        new ToolAnnotations(tool.Title, tool.Traits.ReadOnly, tool.Traits.Destructive, tool.Traits.Idempotent, tool.Traits.OpenWorld));

    private static bool IsObjectSchema(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("type", out JsonElement type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("object"u8);
}
