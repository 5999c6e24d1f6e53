using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Options;

/// <summary>Quotes of many options, a few at a time: a chain must leave market data lines to everybody else.</summary>
internal sealed class OptionLines(TwsClient client) : IDisposable
{
    /// <summary>Market data lines for options, for all callers together. An account usually has 100.</summary>
    public const int AtOnce = 20;

    private const string OpenInterest = "101";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>Requests one quote for each option, in the order given. Each leaves its market data line as soon as its quote is there.</summary>
    /// <param name="greeks">Whether open interest and greeks are wanted, which TWS sends later than the prices.</param>
    /// <exception cref="TwsException">The session ended, or TWS refuses every one of them.</exception>
    public async Task<IReadOnlyList<OptionQuote>> ReadAsync(IReadOnlyList<Contract> options, bool greeks, CancellationToken cancellationToken)
    {
        var quotes = await Task.WhenAll(options.Select(option => ReadAsync(option, greeks, cancellationToken)));
        return quotes.Length > 0 && Array.TrueForAll(quotes, quote => quote.Failure is not null) ? throw quotes[0].Failure! : quotes;
    }

    public void Dispose() => _free.Dispose();

    private async Task<OptionQuote> ReadAsync(Contract option, bool greeks, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            var snapshot = await client.MarketData.QuoteAsync(
                option, greeks ? OpenInterest : "", timeout: Wait, greeks: greeks, cancellationToken: cancellationToken);
            return new OptionQuote(option, snapshot.Quote, snapshot.Complete, null);
        }
        catch (Exception failure) when (failure is TwsRequestException or TwsTimeoutException or TwsRefusedException)
        {
            // An option that fails must not fail the others.
            return new OptionQuote(option, null, false, (TwsException)failure);
        }
        finally
        {
            _free.Release();
        }
    }
}
