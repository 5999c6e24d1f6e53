using Gateway.Access;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;

namespace Gateway.Feeds;

/// <summary>One kind of feed: its name, who may read it, what can be chosen, and how it is prepared.</summary>
/// <param name="FieldNames">What <see cref="Fields"/> are, found when they are first asked for.</param>
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

    /// <summary>The names of what an entry may hold; empty when they are not known beforehand.</summary>
    public IReadOnlyList<string> Fields => FieldNames.Value;

    public ArgumentBinder Binder { get; } = new(Parameters);
}
