using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Registry.Resources;

/// <summary>A resource or a resource template as clients see it, and the delegate that reads it.</summary>
public sealed class ResourceDescriptor
{
    /// <summary>The URI, or the URI template (RFC 6570, simple variables).</summary>
    public required string Uri { get; init; }

    public required bool IsTemplate { get; init; }

    public required string Toolset { get; init; }

    public required AccessScope Scope { get; init; }

    public required string Description { get; init; }

    public required ResourceAttribute Traits { get; init; }

    public IReadOnlyList<IconAttribute> Icons { get; init; } = [];

    /// <summary>The completion source of each variable; a variable without an entry has none.</summary>
    public IReadOnlyDictionary<string, ICompletionSource> Completions { get; init; } = new Dictionary<string, ICompletionSource>();

    /// <summary>Reads the resource under a URI that matches. Failures are a <see cref="ToolException"/>, an unknown resource is null.</summary>
    public required Func<string, RequestContext, CancellationToken, Task<IReadOnlyList<ResourceContents>?>> Reader { get; init; }

    /// <summary>
    /// One item for every change of the resource under a URI that matches, until cancelled; null when changes are only reported by
    /// <see cref="Changes.IChangeFeed"/>.
    /// </summary>
    public Func<string, CancellationToken, IAsyncEnumerable<object?>>? Watcher { get; init; }
}
