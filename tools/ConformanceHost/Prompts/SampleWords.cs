using Gateway.Handlers;

namespace ConformanceHost.Prompts;

/// <summary>Proposes words while a person types one.</summary>
public sealed class SampleWords : ICompletionSource
{
    private static readonly string[] Known = ["paragraph", "part", "party", "testValue1"];

    public ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. Known.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}
