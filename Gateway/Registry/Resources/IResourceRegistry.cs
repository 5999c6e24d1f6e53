using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry.Resources;

/// <summary>The resources and resource templates that this gateway offers, ordered by URI.</summary>
public interface IResourceRegistry
{
    IReadOnlyList<ResourceDescriptor> Resources { get; }

    IReadOnlyList<ResourceDescriptor> Templates { get; }

    /// <summary>Finds the resource, or the template whose pattern the URI matches.</summary>
    bool TryFind(string uri, [NotNullWhen(true)] out ResourceDescriptor? resource);
}
