namespace Gateway.Handlers;

/// <summary>Names the completion source of an argument. Choices and booleans need none: they complete themselves.</summary>
/// <param name="source">A class that is an <see cref="ICompletionSource"/>; made once by the container.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CompletionAttribute(Type source) : Attribute
{
    public Type Source { get; } = source;
}

/// <summary>Completes an argument of a prompt or a variable of a resource template.</summary>
public interface ICompletionSource
{
    /// <param name="typed">What has been typed so far; may be empty.</param>
    /// <param name="known">The other arguments that are already filled in.</param>
    /// <returns>The best first; more than 100 are cut by the caller, which then tells how many there are.</returns>
    ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken);
}
