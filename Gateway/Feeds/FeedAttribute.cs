using Gateway.Access;

namespace Gateway.Feeds;

/// <summary>
/// Makes a method the way to one kind of feed: its parameters are what a reader chooses, and it returns a <see cref="FeedSource"/>
/// once they are known to be right (a contract that is resolved, an account that is managed).
/// </summary>
/// <param name="view">The type of what the feed's entries hold as JSON.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FeedAttribute(FeedKind kind, AccessScope scope, Type view) : Attribute
{
    public FeedKind Kind { get; } = kind;

    /// <summary>What a reader needs.</summary>
    public AccessScope Scope { get; } = scope;

    public Type View { get; } = view;

    /// <summary>Whether a first entry comes by itself soon after the start; false for events, which come when they happen.</summary>
    public bool Begins { get; init; } = true;
}
