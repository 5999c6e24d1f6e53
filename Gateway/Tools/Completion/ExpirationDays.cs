using Gateway.Registry;
using Gateway.Tools.Contracts;
using Gateway.Tools.Options;
using Gateway.Tws.Api;

namespace Gateway.Tools.Completion;

/// <summary>Proposes the expirations of the symbol that is given already.</summary>
internal sealed class ExpirationDays(ITwsClient client, Underlyings underlyings) : ICompletionSource
{
    public async ValueTask<IReadOnlyList<string>> CompleteAsync(string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue("symbol", out var symbol) || string.IsNullOrWhiteSpace(symbol))
            return [];
        var underlying = await underlyings.FindAsync(ContractGrammar.Parse(symbol), cancellationToken);
        var grids = await client.Options.ParametersAsync(underlying, cancellationToken: cancellationToken);
        return
        [
            .. grids.Items.SelectMany(grid => grid.Expirations).Distinct()
                .Where(day => day.StartsWith(typed.Trim(), StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
    }
}
