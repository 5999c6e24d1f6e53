using System.Globalization;
using Gateway.Handlers;

namespace Gateway.Tests.Support;

/// <summary>Proposes 150 names; "away" cannot be asked; a known argument becomes part of the names.</summary>
internal sealed class SampleNames : ICompletionSource
{
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (typed == "away")
            throw new ToolException(new ToolError(ToolErrorKind.Unavailable, "tws_unavailable", "TWS is away.", null, true));
        var suffix = string.Concat(known.Values);
        return [.. Enumerable.Range(0, 150).Select(i => $"name{i.ToString(CultureInfo.InvariantCulture)}{suffix}").Where(name => name.StartsWith(typed, StringComparison.Ordinal))];
    }
}
