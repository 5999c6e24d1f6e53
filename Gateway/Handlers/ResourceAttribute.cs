using Gateway.Access;

namespace Gateway.Handlers;

/// <summary>
/// Makes a method of a <see cref="ToolsetAttribute"/> class a resource, or a resource template when the URI holds variables such as <c>{account}</c>.
/// </summary>
/// <remarks>
/// The method's parameters are the variables, by name; <see cref="RequestContext"/> and <see cref="CancellationToken"/> are supplied. Its
/// <see cref="System.ComponentModel.DescriptionAttribute"/> is the description. It returns (inside Task or ValueTask) a text,
/// <see cref="Gateway.Handlers.ResourceContents"/>, a list of them, or any object, which is read as JSON.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResourceAttribute(string uri, string name, string title) : Attribute
{
    public string Uri { get; } = uri;

    public string Name { get; } = name;

    public string Title { get; } = title;

    /// <summary>Default "application/json".</summary>
    public string MimeType { get; init; } = "application/json";

    /// <summary>The size in bytes, where it is known beforehand; 0 for unspecified.</summary>
    public long Size { get; init; }

    /// <summary>From 0 (optional) to 1 (required); negative for unspecified.</summary>
    public double Priority { get; init; } = -1;

    /// <summary>"user", "assistant" or both; empty for unspecified.</summary>
    public string[] Audience { get; init; } = [];

    /// <summary>The scope that a caller needs; None means the toolset's.</summary>
    public AccessScope Scope { get; init; }

    /// <summary>How long a modern client may cache the contents, in milliseconds. Default 0: not at all.</summary>
    public int TtlMs { get; init; }

    /// <summary>
    /// The method of the same class that watches the resource for subscribers: same variables, <c>IAsyncEnumerable&lt;T&gt;</c>, one item a change;
    /// null when there is none, or when a <see cref="WatchedAttribute"/> names the source.
    /// </summary>
    public string? Watch { get; init; }
}

/// <summary>
/// On the method of a resource: declares the source of its change notices, in place of a <see cref="ResourceAttribute.Watch"/> method.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class WatchedAttribute : Attribute
{
    /// <summary>The type of the service that watches.</summary>
    public abstract Type Watcher { get; }

    /// <summary>One item for every change of the resource, until cancelled.</summary>
    /// <param name="watcher">The service.</param>
    /// <param name="variables">The values of the URI's variables, as the method takes them.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public abstract IAsyncEnumerable<object?> WatchAsync(
        object watcher, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken);
}
