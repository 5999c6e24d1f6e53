using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Registry;
using Gateway.Registry.Paging;

namespace Gateway.Mcp.Protocol;

/// <summary>A tool as tools/list shows it; the schemas are sent with all their keywords.</summary>
internal sealed record Tool(
    string Name,
    string Title,
    string Description,
    JsonElement InputSchema,
    JsonElement? OutputSchema,
    ToolAnnotations Annotations,
    IReadOnlyList<Icon>? Icons,
    [property: JsonPropertyName("_meta")] ToolMeta? Meta = null)
{
    /// <param name="version">An output schema may be other than an object's in the modern era only; older revisions know fewer members.</param>
    public static Tool From(ToolDescriptor tool, string version) => new(
        tool.Name,
        tool.Title,
        tool.Description,
        tool.InputSchema,
        ProtocolVersions.IsModern(version) && tool.OutputSchema.ValueKind != JsonValueKind.Undefined || IsObjectSchema(tool.OutputSchema)
            ? tool.OutputSchema
            : null,
        new ToolAnnotations(tool.Title, tool.Traits.ReadOnly, tool.Traits.Destructive, tool.Traits.Idempotent, tool.Traits.OpenWorld),
        Icon.From(tool.Icons, version),
        tool.MayBeLong ? new ToolMeta(AnswerLimit.Most) : null);

    private static bool IsObjectSchema(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("object"u8);
}

/// <summary>What some clients read of a tool beyond the specification.</summary>
/// <param name="MaxResultSizeChars">The longest answer that a caller may ask for: clients that cut answers let longer ones of this tool pass.</param>
internal sealed record ToolMeta([property: JsonPropertyName("anthropic/maxResultSizeChars")] int MaxResultSizeChars);

/// <summary>The annotations of a tool: hints about its effects.</summary>
internal sealed record ToolAnnotations(string Title, bool ReadOnlyHint, bool DestructiveHint, bool IdempotentHint, bool OpenWorldHint);

/// <summary>An icon, known from revision 2025-11-25 on.</summary>
internal sealed record Icon(string Src, string? MimeType, IReadOnlyList<string>? Sizes)
{
    /// <summary>Null when there is none, or the revision does not know icons.</summary>
    public static IReadOnlyList<Icon>? From(IReadOnlyList<IconAttribute> icons, string version) =>
        icons.Count == 0 || !ProtocolVersions.KnowsIcons(version)
            ? null
            : [.. icons.Select(icon => new Icon(icon.Source, icon.MimeType, icon.Sizes?.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
}

/// <summary>The annotations of a resource or content.</summary>
internal sealed record Annotations(IReadOnlyList<string>? Audience, double? Priority, DateTimeOffset? LastModified)
{
    /// <summary>Null when there are none.</summary>
    public static Annotations? From(ResourceAttribute traits) => traits.Audience.Length == 0 && traits.Priority < 0
        ? null
        : new Annotations(traits.Audience.Length == 0 ? null : traits.Audience, traits.Priority < 0 ? null : traits.Priority, null);

    public static Annotations? From(ContentAnnotations? said) =>
        said is null ? null : new Annotations(said.Audience is { Count: > 0 } audience ? audience : null, said.Priority, said.LastModified);
}
