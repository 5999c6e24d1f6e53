using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Gateway.Registry.Invocation;

namespace Gateway.Registry.Resources;

/// <inheritdoc cref="IResourceRegistry"/>
internal sealed class ResourceRegistry : IResourceRegistry
{
    private readonly FrozenDictionary<string, ResourceDescriptor> _byUri;
    private readonly IReadOnlyList<(UriTemplate Pattern, ResourceDescriptor Resource)> _patterns;

    /// <exception cref="InvalidOperationException">Two resources have the same URI, or two templates match the same URIs.</exception>
    public ResourceRegistry(IEnumerable<ResourceDescriptor> all)
    {
        ResourceDescriptor[] found = [.. all];
        Resources = HandlerNames.InOrder(found.Where(one => !one.IsTemplate), one => one.Uri, one => one.Toolset, "resources have this URI");
        Templates = HandlerNames.InOrder(found.Where(one => one.IsTemplate), one => one.Uri, one => one.Toolset, "resource templates have this URI");
        _byUri = Resources.ToFrozenDictionary(one => one.Uri, StringComparer.Ordinal);
        _patterns = [.. Templates.Select(one => (UriTemplate.Parse(one.Uri), one))];
        if (_patterns.GroupBy(entry => entry.Pattern.Shape).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new InvalidOperationException(
                $"{string.Join(" and ", same.Select(entry => entry.Resource.Uri))}: these resource templates match the same URIs.");
    }

    public IReadOnlyList<ResourceDescriptor> Resources { get; }

    public IReadOnlyList<ResourceDescriptor> Templates { get; }

    public bool TryFind(string uri, [NotNullWhen(true)] out ResourceDescriptor? resource)
    {
        if (_byUri.TryGetValue(uri, out resource))
            return true;
        foreach (var (pattern, candidate) in _patterns)
        {
            if (!pattern.Matches(uri))
                continue;
            resource = candidate;
            return true;
        }
        return false;
    }
}
