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
