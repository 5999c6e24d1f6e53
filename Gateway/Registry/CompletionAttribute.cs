namespace Gateway.Registry;

/// <summary>Names the source of the values that a client is offered while a person types this argument. Choices and booleans need none: they complete themselves.</summary>
/// <param name="source">A class that is an <see cref="ICompletionSource"/>; made once by the container.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CompletionAttribute(Type source) : Attribute
{
    public Type Source { get; } = source;
}
