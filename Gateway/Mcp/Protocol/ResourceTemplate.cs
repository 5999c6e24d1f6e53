using Gateway.Registry.Resources;

namespace Gateway.Mcp.Protocol;

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
