using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Tools.Quotes;
using Gateway.Tws.Session;

namespace Gateway.Tools.Risk;

/// <summary>What a unit of each currency is worth in one of them, by the forex market; asked once each.</summary>
internal sealed class CurrencyRates(FxRates rates, string into)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<double?>>> _known = new(StringComparer.Ordinal);

    /// <summary>Null when TWS has no way from the one to the other, or no price now.</summary>
    public Task<double?> RateAsync(string currency, CancellationToken cancellationToken) =>
        _known.GetOrAdd(currency, one => new Lazy<Task<double?>>(() => FindAsync(one, cancellationToken))).Value;

    private async Task<double?> FindAsync(string currency, CancellationToken cancellationToken)
    {
        try
        {
            return (double)(await rates.RateAsync(currency, into, cancellationToken)).Rate;
        }
        catch (Exception unknown) when (unknown is ToolException or TwsRequestException or TwsTimeoutException)
        {
            // What cannot be told in the account's currency is reported as not priced.
            return null;
        }
    }
}
