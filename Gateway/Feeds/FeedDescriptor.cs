using Gateway.Access;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;

namespace Gateway.Feeds;

/// <summary>One kind of feed: its name, scope, options, and the method that prepares it.</summary>
/// <param name="FieldNames">Finds <see cref="Fields"/> when they are first read.</param>
internal sealed record FeedDescriptor(
    FeedAttribute Traits,
    string Name,
    string Description,
    IReadOnlyList<HandlerParameter> Parameters,
    Lazy<IReadOnlyList<string>> FieldNames,
    HandlerCall<Task<FeedSource>> Prepare)
{
    public FeedKind Kind => Traits.Kind;

    public AccessScope Scope => Traits.Scope;

    /// <summary>The names of an entry's fields; empty when they are not known beforehand.</summary>
    public IReadOnlyList<string> Fields => FieldNames.Value;

    public ArgumentBinder Binder { get; } = new(Parameters);
}

/// <summary>
/// Marks a method that prepares one kind of feed. Its parameters are the reader's options, and it returns a <see cref="FeedSource"/>
/// once they are valid (a contract that is resolved, an account that is managed).
/// </summary>
/// <param name="view">The type that the feed's entries are serialized from.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FeedAttribute(FeedKind kind, AccessScope scope, Type view) : Attribute
{
    public FeedKind Kind { get; } = kind;

    /// <summary>The scope that a reader needs.</summary>
    public AccessScope Scope { get; } = scope;

    public Type View { get; } = view;

    /// <summary>Whether a first entry comes by itself soon after the start; false for events, which come when they happen.</summary>
    public bool Begins { get; init; } = true;
}
