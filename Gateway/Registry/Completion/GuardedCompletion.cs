using Gateway.Registry.Invocation;

namespace Gateway.Registry.Completion;

/// <summary>A source whose failures are told as every handler's are: a client must not take "could not be asked" for "there is none".</summary>
internal sealed class GuardedCompletion(ICompletionSource source, string place, ToolFailures failures) : ICompletionSource
{
    /// <exception cref="ToolException">The source failed.</exception>
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        try
        {
            return await source.CompleteAsync(typed, known, cancellationToken);
        }
        catch (Exception exception) when (HandlerBorder.IsToBeExplained(exception, cancellationToken))
        {
            throw new ToolException(failures.Explain(place, exception));
        }
    }
}
