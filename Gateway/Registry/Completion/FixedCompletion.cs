namespace Gateway.Registry.Completion;

/// <summary>Proposes from a list that never changes, such as the names of a choice.</summary>
internal sealed class FixedCompletion(IReadOnlyList<string> values) : ICompletionSource
{
    public ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        new([.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}
