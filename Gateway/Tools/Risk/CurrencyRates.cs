using System.Collections.Concurrent;
using Gateway.Tools.Contracts;
using Gateway.Tools.Options;
using Gateway.Tws.Session;

namespace Gateway.Tools.Risk;

/// <summary>What a unit of each currency is worth in one of them, by the forex market; asked once each.</summary>
internal sealed class CurrencyRates(ContractResolver resolver, Underlyings underlyings, string into)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<double?>>> _rates = new(StringComparer.Ordinal);

    /// <summary>Null when TWS quotes neither the pair nor its inverse.</summary>
    public Task<double?> RateAsync(string currency, CancellationToken cancellationToken) =>
        _rates.GetOrAdd(currency, one => new Lazy<Task<double?>>(() => FindAsync(one, cancellationToken))).Value;

    private async Task<double?> FindAsync(string currency, CancellationToken cancellationToken)
    {
        if (currency == into)
            return 1;
        return await PairAsync(currency, into, cancellationToken)
            ?? (await PairAsync(into, currency, cancellationToken) is { } inverse and > 0 ? 1 / inverse : (double?)null);
    }

    private async Task<double?> PairAsync(string from, string to, CancellationToken cancellationToken)
    {
        try
        {
            var pair = (await resolver.ResolveAsync(ContractGrammar.Parse($"{from}.{to}"), cancellationToken)).Contract;
            return (double?)await underlyings.PriceAsync(pair, cancellationToken);
        }
        catch (Exception unknown) when (unknown is TwsRequestException or Registry.ToolException or FormatException)
        {
            return null;
        }
    }
}
