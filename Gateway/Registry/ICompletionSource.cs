namespace Gateway.Registry;

/// <summary>Proposes values for an argument of a prompt or a resource template.</summary>
public interface ICompletionSource
{
    /// <param name="typed">What has been typed so far; may be empty.</param>
    /// <param name="known">The other arguments that are already filled in.</param>
    /// <returns>The best first; more than 100 are cut by the caller, which then tells how many there are.</returns>
    ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken);
}
