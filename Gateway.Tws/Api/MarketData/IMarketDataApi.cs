using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.MarketData.Bars;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Api.MarketData.Ticks;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Quotes, once or as a stream. One market data line of TWS serves all readers of the same contract and generic ticks.</summary>
public interface IMarketDataApi
{
    /// <summary>The market data lines that readers of quotes hold at this moment.</summary>
    int OpenLines { get; }

    /// <summary>Every subscription that is open (quotes, ticks, books, bars) with its readers, and TWS's limits. One beyond a limit is refused before it is sent.</summary>
    OpenLines OpenStreams { get; }

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

    /// <summary>Every single tick (reqTickByTickData). A reader that falls behind by 2000 ticks hears how many it lost.</summary>
    /// <param name="numberOfTicks">How many past ticks the first reader gets before the live ones; 0 for none.</param>
    /// <param name="ignoreSize">True leaves out bids and asks whose sizes alone changed.</param>
    /// <exception cref="TwsRefusedException">No stream is left (one in twenty lines), or the instrument was asked for less than 15 s ago.</exception>
    /// <exception cref="TwsRequestException">10187, 10189 or 10190: TWS refused.</exception>
    IAsyncEnumerable<StreamItem<MarketTick>> StreamTicksAsync(
        Contract contract, TickByTickType type, int numberOfTicks = 0, bool ignoreSize = false, CancellationToken cancellationToken = default);

    /// <summary>The whole order book after each change (reqMktDepth); a slow reader gets the newest only.</summary>
    /// <param name="rows">The most rows of a side.</param>
    /// <param name="smartDepth">True for the books of all exchanges as one; false for the book of the contract's exchange.</param>
    /// <exception cref="TwsRefusedException">No book is left: TWS allows three.</exception>
    /// <exception cref="TwsRequestException">TWS refused or ended it: 316 halted, 309 too many, 354 or 10092 not subscribed.</exception>
    IAsyncEnumerable<StreamItem<DepthBook>> StreamDepthAsync(
        Contract contract, int rows = 5, bool smartDepth = true, CancellationToken cancellationToken = default);

    /// <summary>Bars of five seconds, each when it is complete (reqRealTimeBars). A reader that falls behind by an hour hears how many it lost.</summary>
    /// <param name="whatToShow">TRADES, MIDPOINT, BID or ASK.</param>
    /// <param name="useRth">True for regular trading hours only.</param>
    /// <exception cref="ArgumentException">Data that there are no such bars of.</exception>
    /// <exception cref="TwsRefusedException">No market data line is left.</exception>
    IAsyncEnumerable<StreamItem<RealTimeBar>> StreamRealTimeBarsAsync(
        Contract contract, string whatToShow = "TRADES", bool useRth = false, CancellationToken cancellationToken = default);

    /// <summary>The price steps of a market rule (reqMarketRule), asked for once in the life of the client.</summary>
    /// <param name="marketRuleId">As contract details name it, one for each exchange.</param>
    Task<MarketRule> MarketRuleAsync(int marketRuleId, CancellationToken cancellationToken = default);

    /// <summary>What the exchange letters of a quote stand for (reqSmartComponents); empty when TWS does not know the key.</summary>
    /// <param name="bboExchange">As <see cref="Quote.BboExchange"/> has it.</param>
    Task<IReadOnlyList<SmartComponent>> SmartComponentsAsync(string bboExchange, CancellationToken cancellationToken = default);

    /// <summary>The exchanges that have order books, by kind of contract (reqMktDepthExchanges).</summary>
    Task<IReadOnlyList<DepthExchange>> DepthExchangesAsync(CancellationToken cancellationToken = default);

    /// <summary>Which data TWS last sent for quotes of the contract, and so what it may see of it; null when nobody asked yet.</summary>
    MarketDataType? LastTypeOf(Contract contract);

    /// <summary>Which data TWS shall send from now on, in this and every later session. TWS sends live data where it may, whatever is asked for.</summary>
    ValueTask SetMarketDataTypeAsync(MarketDataType type, CancellationToken cancellationToken = default);
}
