using Gateway.Handlers;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Protocol;

/// <summary>A resource as resources/list shows it.</summary>
internal sealed record Resource(
    string Uri, string Name, string Title, string Description, string MimeType, long? Size, Annotations? Annotations, IReadOnlyList<Icon>? Icons)
{
    public static Resource From(ResourceDescriptor resource, string version) => new(
        resource.Uri,
        resource.Traits.Name,
        resource.Traits.Title,
        resource.Description,
        resource.Traits.MimeType,
        resource.Traits.Size > 0 ? resource.Traits.Size : null,
        Annotations.From(resource.Traits),
        Icon.From(resource.Icons, version));
}

/// <summary>A resource template as resources/templates/list shows it.</summary>
internal sealed record ResourceTemplate(
    string UriTemplate, string Name, string Title, string Description, string MimeType, Annotations? Annotations, IReadOnlyList<Icon>? Icons)
{
    public static ResourceTemplate From(ResourceDescriptor template, string version) => new(
        template.Uri,
        template.Traits.Name,
        template.Traits.Title,
        template.Description,
        template.Traits.MimeType,
        Annotations.From(template.Traits),
        Icon.From(template.Icons, version));
}

/// <summary>The answer to resources/read. The caching members belong to the modern era.</summary>
internal sealed record ReadResourceResult(IReadOnlyList<ResourceContents> Contents, int? TtlMs, string? CacheScope) : McpResult
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("contents"u8);
        foreach (var contents in Contents)
            ContentJson.Write(writer, contents);
        writer.WriteEndArray();
        if (TtlMs is not null)
            writer.WriteNumber("ttlMs"u8, TtlMs.Value);
        if (CacheScope is not null)
            writer.WriteString("cacheScope"u8, CacheScope);
        WriteModernMembers(writer);
        writer.WriteEndObject();
    }
}
