using Gateway.Handlers;

namespace ConformanceHost.Resources;

/// <summary>Proposes ids while a person types one.</summary>
public sealed class SampleIds : ICompletionSource
{
    private static readonly string[] Known = ["123", "124", "200"];

    public ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. Known.Where(id => id.StartsWith(typed, StringComparison.Ordinal))]);
}
