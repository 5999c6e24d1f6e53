using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Quotes, once or as a stream. One market data line of TWS serves all readers of the same contract and generic ticks.</summary>
public interface IMarketDataApi
{
    /// <summary>The market data lines that readers hold at this moment.</summary>
    int OpenLines { get; }

    /// <summary>The present quote: opens (or shares) a line, waits until it is complete, and leaves the line.</summary>
    /// <param name="contract">One contract: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="genericTicks">Ids of extra ticks, separated by commas, such as <c>"233,236"</c>; empty for the default ticks.</param>
    /// <param name="regulatorySnapshot">Asks for one consolidated US quote, which IB charges for (USD 0.01); takes no generic ticks.</param>
    /// <param name="timeout">How long to wait for the missing part; default 5 s. What came until then is returned as incomplete.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TwsRequestException">TWS refused the line: 200 no such contract, 354 or 10168 no market data permission, 101 no line left.</exception>
    /// <exception cref="TwsTimeoutException">Nothing at all came within the time.</exception>
    Task<QuoteSnapshot> QuoteAsync(
        Contract contract,
        string genericTicks = "",
        bool regulatorySnapshot = false,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>The quote after every change. A slow reader gets the latest quote only, with the count of those it missed; a gap is never left out.</summary>
    /// <remarks>Survives reconnects: a gap is told, then quotes go on. Ends by the token, or with the exception that ended the line.</remarks>
    /// <param name="contract">One contract: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="genericTicks">Ids of extra ticks, separated by commas; empty for the default ticks.</param>
    /// <param name="cancellationToken">Ends the stream; the line is closed when its last reader leaves.</param>
    /// <exception cref="TwsRequestException">TWS refused or ended the line.</exception>
    IAsyncEnumerable<StreamItem<Quote>> StreamQuotesAsync(
        Contract contract, string genericTicks = "", CancellationToken cancellationToken = default);

    /// <summary>Which data TWS shall send from now on, in this and every later session. TWS sends live data where it may, whatever is asked for.</summary>
    ValueTask SetMarketDataTypeAsync(MarketDataType type, CancellationToken cancellationToken = default);
}
