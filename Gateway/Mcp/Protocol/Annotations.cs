using Gateway.Registry.Content;
using Gateway.Registry.Resources;

namespace Gateway.Mcp.Protocol;

/// <summary>Advice about a resource or content as it goes out.</summary>
internal sealed record Annotations(IReadOnlyList<string>? Audience, double? Priority, DateTimeOffset? LastModified)
{
    /// <summary>Null when nothing is said.</summary>
    public static Annotations? From(ResourceAttribute traits) => traits.Audience.Length == 0 && traits.Priority < 0
        ? null
        : new Annotations(traits.Audience.Length == 0 ? null : traits.Audience, traits.Priority < 0 ? null : traits.Priority, null);

    public static Annotations? From(ContentAnnotations? said) =>
        said is null ? null : new Annotations(said.Audience is { Count: > 0 } audience ? audience : null, said.Priority, said.LastModified);
}
