using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Options;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Completion;

/// <summary>Proposes the accounts that TWS manages.</summary>
internal sealed class AccountNames(AccountChoice accounts) : ICompletionSource
{
    public ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        new([.. accounts.Known.Where(account => account.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}

/// <summary>Proposes the expirations of the symbol that is given already.</summary>
internal sealed class ExpirationDays(TwsClient client, Underlyings underlyings) : ICompletionSource
{
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue("symbol", out var symbol) || string.IsNullOrWhiteSpace(symbol))
            return [];
        var underlying = await underlyings.FindAsync(new ContractArguments(null, symbol).ToContract(), cancellationToken);
        var grids = await client.Options.ParametersAsync(underlying, cancellationToken: cancellationToken);
        return
        [
            .. grids.Items.SelectMany(grid => grid.Expirations).Distinct()
                .Where(day => day.StartsWith(typed.Trim(), StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
    }
}

/// <summary>Proposes symbols by TWS's own search; nothing before the first letter.</summary>
internal sealed class SymbolNames(TwsClient client) : ICompletionSource
{
    private const int LongestSearched = 60;

    public async ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var pattern = typed.Trim();
        if (pattern.Length is 0 or > LongestSearched || pattern.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return [];
        var found = await client.Contracts.MatchingSymbolsAsync(pattern, cancellationToken);
        return [.. found.Select(match => match.Contract.Symbol).Distinct(StringComparer.Ordinal)];
    }
}
