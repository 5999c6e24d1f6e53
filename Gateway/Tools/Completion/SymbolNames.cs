using Gateway.Registry;
using Gateway.Tws.Api;

namespace Gateway.Tools.Completion;

/// <summary>Proposes symbols by TWS's own search; nothing before the first letter.</summary>
internal sealed class SymbolNames(ITwsClient client) : ICompletionSource
{
    private const int LongestSearched = 60;

    public async ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var pattern = typed.Trim();
        if (pattern.Length is 0 or > LongestSearched || pattern.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return [];
        var found = await client.Contracts.MatchingSymbolsAsync(pattern, cancellationToken);
        return [.. found.Select(match => match.Contract.Symbol).Distinct(StringComparer.Ordinal)];
    }
}
