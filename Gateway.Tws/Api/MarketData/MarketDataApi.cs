using System.Collections.Concurrent;
using Gateway.Tws.Api.Lines;
using Gateway.Tws.Api.MarketData.Bars;
using Gateway.Tws.Api.MarketData.Depth;
using Gateway.Tws.Api.MarketData.Ticks;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Quotes, once or as a stream. One market data line of TWS serves all readers of the same contract and generic ticks.</summary>
public sealed class MarketDataApi(ITwsConnection connection, TwsApiOptions options, LineBudget budget, TimeProvider clock)
{
    private static readonly string[] BarData = ["TRADES", "MIDPOINT", "BID", "ASK"];

    private readonly Quotes _quotes = new(connection, options, budget, clock);
    private readonly SharedStreams<(Contract Contract, TickByTickType Type, int NumberOfTicks, bool IgnoreSize), MarketTick> _ticks = new(connection);
    private readonly SharedStreams<(Contract Contract, int Rows, bool SmartDepth), DepthBook> _depth = new(connection);
    private readonly SharedStreams<(Contract Contract, string WhatToShow, bool UseRth), RealTimeBar> _bars = new(connection);
    private readonly TickPacing _tickPacing = new(clock);
    private readonly ConcurrentDictionary<int, MarketRule> _rules = new();

    /// <summary>The market data lines of quotes that are open at this moment, those included that linger after their last reader.</summary>
    public int OpenLines => _quotes.Count;

    /// <summary>The type of market data (live, delayed) that TWS last sent for quotes of the contract; null before the first request.</summary>
    public MarketDataType? LastTypeOf(Contract contract) => _quotes.LastTypeOf(contract);

    /// <summary>The present quote: shares a line that has what is asked for, or opens one, waits until it is complete, and leaves the line.</summary>
    /// <param name="contract">One contract: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="genericTicks">Ids of extra ticks, separated by commas, such as <c>"233,236"</c>; empty for the default ticks.</param>
    /// <param name="regulatorySnapshot">Asks for one consolidated US quote, which IB charges for (USD 0.01); takes no generic ticks.</param>
    /// <param name="timeout">How long to wait for the missing part; default 5 s. What came until then is returned as incomplete.</param>
    /// <param name="greeks">Whether to wait a little for the greeks of an option, too.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TwsRequestException">
    /// TWS refused the line: 200 no such contract, 354 or 10168 no market data permission, 101 no line left.
    /// </exception>
    /// <exception cref="TwsTimeoutException">Nothing at all came within the time.</exception>
    public Task<QuoteSnapshot> QuoteAsync(
        Contract contract,
        string genericTicks = "",
        bool regulatorySnapshot = false,
        TimeSpan? timeout = null,
        bool greeks = true,
        CancellationToken cancellationToken = default) =>
        regulatorySnapshot
            ? _quotes.RegulatorySnapshotAsync(contract, cancellationToken)
            : _quotes.OnceAsync(contract, genericTicks, greeks, timeout, cancellationToken);

    /// <summary>
    /// The quote after every change. A slow reader gets the latest quote only, with the number of skipped updates; gaps are always reported.
    /// </summary>
    /// <remarks>
    /// Continues after a reconnect: readers get a gap, then further quotes. Ends by the token, or with the exception that ended the line.
    /// </remarks>
    /// <param name="contract">One contract: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="genericTicks">Ids of extra ticks, separated by commas; empty for the default ticks.</param>
    /// <param name="cancellationToken">Ends the stream; the line is closed when its last reader leaves, or <c>QuoteLinger</c> later.</param>
    /// <exception cref="TwsRequestException">TWS refused or ended the line.</exception>
    public IAsyncEnumerable<StreamItem<Quote>> StreamQuotesAsync(
        Contract contract, string genericTicks = "", CancellationToken cancellationToken = default) =>
        _quotes.ReadAsync(contract, genericTicks, cancellationToken);

    /// <summary>
    /// Which data TWS shall send from now on, in this and every later session. TWS sends live data where it may, whatever is asked for.
    /// </summary>
    public ValueTask SetMarketDataTypeAsync(MarketDataType type, CancellationToken cancellationToken = default)
    {
        // Stored before it is sent: a line that falls back to delayed data meanwhile must restore this type, not the previous one.
        _quotes.Type = type;
        return connection.SetMarketDataTypeAsync((int)type, cancellationToken);
    }

    /// <summary>
    /// Every subscription that is open (quotes, ticks, books, bars) with its readers, and TWS's limits. One beyond a limit is refused before it is
    /// sent.
    /// </summary>
    public OpenLines OpenStreams => budget.Open;

    /// <summary>Every single tick (reqTickByTickData). A reader more than 2000 ticks behind gets a gap with the number of lost ticks.</summary>
    /// <param name="numberOfTicks">How many past ticks the first reader gets before the live ones; 0 for none.</param>
    /// <param name="ignoreSize">True leaves out bids and asks whose sizes alone changed.</param>
    /// <exception cref="TwsRefusedException">No stream is left (one in twenty lines), or the instrument was asked for less than 15 s ago.</exception>
    /// <exception cref="TwsRequestException">10187, 10189 or 10190: TWS refused.</exception>
    public IAsyncEnumerable<StreamItem<MarketTick>> StreamTicksAsync(
        Contract contract, TickByTickType type, int numberOfTicks = 0, bool ignoreSize = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numberOfTicks);
        var key = LineContract.KeyOf(contract);
        return _ticks.ReadAsync((key, type, numberOfTicks, ignoreSize), Open, cancellationToken);

        TickStream Open()
        {
            var stream = new TickStream(contract, type, numberOfTicks, ignoreSize, clock);
            var line = budget.Take(StreamKind.Ticks, contract, () => stream.Readers);
            try
            {
                _tickPacing.Admit(key);
            }
            catch (TwsRefusedException)
            {
                line.Dispose();
                throw;
            }
            stream.Registrations.Add(line);
            return stream;
        }
    }

    /// <summary>The whole order book after each change (reqMktDepth); a slow reader gets the newest only.</summary>
    /// <param name="rows">The most rows of a side.</param>
    /// <param name="smartDepth">True for the books of all exchanges as one; false for the book of the contract's exchange.</param>
    /// <exception cref="TwsRefusedException">No book is left: TWS allows three.</exception>
    /// <exception cref="TwsRequestException">TWS refused or ended it: 316 halted, 309 too many, 354 or 10092 not subscribed.</exception>
    public IAsyncEnumerable<StreamItem<DepthBook>> StreamDepthAsync(
        Contract contract, int rows = 5, bool smartDepth = true, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return _depth.ReadAsync((LineContract.KeyOf(contract), rows, smartDepth), Open, cancellationToken);

        DepthStream Open()
        {
            var stream = new DepthStream(contract, rows, smartDepth, connection, clock);
            stream.Registrations.Add(budget.Take(StreamKind.Depth, contract, () => stream.Readers));
            return stream;
        }
    }

    /// <summary>
    /// Bars of five seconds, each when it is complete (reqRealTimeBars). A reader more than an hour behind gets a gap with the number of lost bars.
    /// </summary>
    /// <param name="whatToShow">TRADES, MIDPOINT, BID or ASK.</param>
    /// <param name="useRth">True for regular trading hours only.</param>
    /// <exception cref="ArgumentException">Data that there are no such bars of.</exception>
    /// <exception cref="TwsRefusedException">No market data line is left.</exception>
    public IAsyncEnumerable<StreamItem<RealTimeBar>> StreamRealTimeBarsAsync(
        Contract contract, string whatToShow = "TRADES", bool useRth = false, CancellationToken cancellationToken = default)
    {
        if (!BarData.Contains(whatToShow))
            throw new ArgumentException($"Five-second bars are of {string.Join(", ", BarData)}; not of {whatToShow}.", nameof(whatToShow));
        return _bars.ReadAsync((LineContract.KeyOf(contract), whatToShow, useRth), Open, cancellationToken);

        RealTimeBarStream Open()
        {
            var stream = new RealTimeBarStream(contract, whatToShow, useRth, connection, clock);
            stream.Registrations.Add(budget.Take(StreamKind.RealTimeBars, contract, () => stream.Readers));
            return stream;
        }
    }

    /// <summary>The price steps of a market rule (reqMarketRule), asked for once in the life of the client.</summary>
    /// <param name="marketRuleId">As contract details name it, one for each exchange.</param>
    public async Task<MarketRule> MarketRuleAsync(int marketRuleId, CancellationToken cancellationToken = default)
    {
        if (_rules.TryGetValue(marketRuleId, out var known))
            return known;
        var answer = await connection.Session
            .AskAsync<MarketRuleMessage>(new ReqMarketRuleRequest(marketRuleId), options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        if (answer.MarketRuleId != marketRuleId || answer.Increments.Count == 0)
            throw new TwsProtocolException(
                $"TWS answered market rule {answer.MarketRuleId} with {answer.Increments.Count} steps to the question for rule {marketRuleId}.");
        return _rules[marketRuleId] = new MarketRule(marketRuleId, [.. answer.Increments.OrderBy(step => step.LowEdge)]);
    }

    /// <summary>What the exchange letters of a quote stand for (reqSmartComponents); empty when TWS does not know the key.</summary>
    /// <param name="bboExchange">As <see cref="Quote.BboExchange"/> has it.</param>
    public async Task<IReadOnlyList<SmartComponent>> SmartComponentsAsync(string bboExchange, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<SmartComponentsMessage>(
            id => new ReqSmartComponentsRequest(id, bboExchange), cancel: null, options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Components;
    }

    /// <summary>The exchanges that have order books, by kind of contract (reqMktDepthExchanges).</summary>
    public async Task<IReadOnlyList<DepthExchange>> DepthExchangesAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session
            .AskAsync<MktDepthExchangesMessage>(
                new ReqMktDepthExchangesRequest(), options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return answer.Exchanges;
    }
}
