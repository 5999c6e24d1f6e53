using Gateway.Access;

namespace Gateway.Handlers;

/// <summary>Makes a method of a <see cref="ToolsetAttribute"/> class a resource, or a resource template when the URI holds variables such as <c>{account}</c>.</summary>
/// <remarks>
/// The method's parameters are the variables, by name; <see cref="RequestContext"/> and <see cref="CancellationToken"/> are supplied. Its
/// <see cref="System.ComponentModel.DescriptionAttribute"/> is the description. It returns (inside Task or ValueTask) a text, <see cref="Gateway.Handlers.ResourceContents"/>, a list of them, or any
/// object, which is read as JSON.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResourceAttribute(string uri, string name, string title) : Attribute
{
    public string Uri { get; } = uri;

    public string Name { get; } = name;

    public string Title { get; } = title;

    /// <summary>Default "application/json".</summary>
    public string MimeType { get; init; } = "application/json";

    /// <summary>Bytes, where they are known beforehand; 0 says nothing.</summary>
    public long Size { get; init; }

    /// <summary>From 0 (optional) to 1 (required); negative says nothing.</summary>
    public double Priority { get; init; } = -1;

    /// <summary>"user", "assistant" or both; empty says nothing.</summary>
    public string[] Audience { get; init; } = [];

    /// <summary>The scope that a caller needs; None means the toolset's.</summary>
    public AccessScope Scope { get; init; }

    /// <summary>How long a modern client may keep what it read. Milliseconds, default 0: not at all.</summary>
    public int TtlMs { get; init; }

    /// <summary>The method of the same class that watches the resource for subscribers: same variables, <c>IAsyncEnumerable&lt;T&gt;</c>, one item a change; null when nothing is to be watched, or a <see cref="WatchedAttribute"/> says what.</summary>
    public string? Watch { get; init; }
}

/// <summary>On the method of a resource: declares what its subscribers are told of, in place of a <see cref="ResourceAttribute.Watch"/> method.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class WatchedAttribute : Attribute
{
    /// <summary>The type of the service that watches.</summary>
    public abstract Type Watcher { get; }

    /// <summary>One item for every change of the resource, until cancelled.</summary>
    /// <param name="watcher">The service.</param>
    /// <param name="variables">The values of the URI's variables, as the method takes them.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public abstract IAsyncEnumerable<object?> WatchAsync(object watcher, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken);
}
