using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Tools.Quotes;
using Gateway.Tws.Session;

namespace Gateway.Tools.Risk;

/// <summary>The exchange rates to one currency, from the forex market; each is requested once.</summary>
internal sealed class CurrencyRates(FxRates rates, string into)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<double?>>> _known = new(StringComparer.Ordinal);

    /// <summary>The rate; null when TWS has no pairs from one currency to the other, or no price now.</summary>
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
            // A position without an exchange rate is reported as not priced.
            return null;
        }
    }
}
