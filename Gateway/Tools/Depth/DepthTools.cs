using Gateway.Access;
using Gateway.Feeds;
using Gateway.Feeds.Kinds;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>Order books and five-second bars over a short time, and the exchanges behind the letters in quotes.</summary>
/// <remarks>
/// Books and five-second bars are live or refused (354, 420), whatever market data type is set: TWS's delayed data are ticks of a quote under ids of
/// their own, and reqMarketDataType is about quotes alone. These answers therefore say live, although TWS sends no market data type for them.
/// </remarks>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class DepthTools(TwsClient client, ContractResolver resolver, MarketFeeds feeds, TimedFeeds timed)
{
    private const int BarSeconds = 5;
    private const string Smart = "SMART";

    [Tool("ibkr_get_market_depth", "Order book", ReadOnly = true, Idempotent = true, Requests = "reqMktDepth, cancelMktDepth",
        Example = """{"contract":"AAPL","rows":3}""")]
    [Description("The order book now: price, size and exchange of each row. TWS allows three books at a time. Best prices only: ibkr_get_quote.")]
    public async Task<DepthResult> GetMarketDepthAsync(
        ContractArguments contract,
        [Description("Rows of a side.")][Range(1, 20)] int rows = 5,
        [Unlisted][Description("All exchanges as one book.")] bool smartDepth = true,
        [Description("Maximum wait for all rows.")][Range(1, 30)] int waitSeconds = 2,
        CancellationToken cancellationToken = default)
    {
        var instrument = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
        var isSmart = instrument.Exchange == Smart;
        if (isSmart && !smartDepth)
            throw ToolErrors.InvalidArgument(
                "smartDepth: must be true unless the contract names an exchange; got false with exchange SMART; example: AAPL@NASDAQ");
        DepthView? book = null;
        var source = feeds.DepthOf(instrument, rows, isSmart);
        await foreach (var news in timed.NewestAsync(FeedKind.Depth, source, TimeSpan.FromSeconds(waitSeconds), cancellationToken))
        {
            book = news.Update?.As<DepthView>();
            if (book is not null && IsFull(book, rows))
                break;
        }
        if (book is null || book.Bids.Count + book.Asks.Count == 0)
            throw NothingCame("row of the book", waitSeconds);
        return new DepthResult
        {
            Contract = ContractInfo.Of(instrument),
            Bids = [.. book.Bids.Select(DepthRow.Of)],
            Asks = [.. book.Asks.Select(DepthRow.Of)],
            SmartDepth = isSmart,
            DataType = MarketDataType.Live,
            AsOf = book.AsOf,
            Complete = IsFull(book, rows),
            Warnings = book.Warnings,
        };
    }

    [Tool("ibkr_get_realtime_bars", "Five-second bars", ReadOnly = true, Requests = "reqRealTimeBars, cancelRealTimeBars",
        Example = """{"contract":"AAPL","seconds":6}""")]
    [Description("Returns the five-second bars of the next seconds. Past bars: ibkr_get_historical_data.")]
    public async Task<RealTimeBarsResult> GetRealTimeBarsAsync(
        ContractArguments contract,
        [Description("Seconds to collect bars.")][Range(5, 120)] int seconds = 15,
        [Description("Data that the bars are made of.")] RealTimeBarData whatToShow = RealTimeBarData.Trades,
        [Description("Regular hours only.")] bool useRTH = false,
        CancellationToken cancellationToken = default)
    {
        var instrument = (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract;
        // Forex has no trades.
        var show = EnumName<RealTimeBarData>.Of(
            whatToShow == RealTimeBarData.Trades && instrument.SecType == SecTypes.Cash ? RealTimeBarData.Midpoint : whatToShow);
        var bars = new List<BarRow>();
        var most = seconds / BarSeconds;
        var gaps = 0L;
        // The bar in progress ends within five seconds, so that one bar ends for every five seconds of the wait.
        var source = feeds.Bars5sOf(instrument, show, useRTH);
        await foreach (var page in timed.EachAsync(FeedKind.Bars5s, source, TimeSpan.FromSeconds(seconds + 1), cancellationToken))
        {
            gaps += page.Missed + page.Entries.Count(entry => entry.Gap is not null);
            bars.AddRange(page.Entries.Where(entry => entry.Gap is null).Take(most - bars.Count).Select(entry => entry.As<BarRow>()));
            if (bars.Count == most)
                break;
        }
        if (bars.Count == 0)
            throw NothingCame("five-second bar", seconds);
        return new RealTimeBarsResult
        {
            Contract = ContractInfo.Of(instrument),
            WhatToShow = show,
            Bars = bars,
            Count = bars.Count,
            DataType = MarketDataType.Live,
            AsOf = DateTimeOffset.Parse(bars[^1].Date, CultureInfo.InvariantCulture).AddSeconds(BarSeconds),
            Complete = gaps == 0 && bars.Count == most,
        };
    }

    [Tool("ibkr_get_smart_components", "Exchange letters", ReadOnly = true, Idempotent = true, Requests = "reqSmartComponents",
        Example = """{"bboExchange":"9c0001"}""")]
    [Description("Exchanges of the letters in a quote, by the quote's bboExchange or by contract.")]
    public async Task<SmartComponentsResult> GetSmartComponentsAsync(
        ContractArguments contract,
        [Description("From a quote; instead of contract.")][RegularExpression("[ -~]{1,40}")] string? bboExchange = null,
        CancellationToken cancellationToken = default)
    {
        if (bboExchange is null != contract.Given)
            throw ToolErrors.InvalidArgument("bboExchange: give either bboExchange or contract; example: 9c0001");
        var key = bboExchange ?? await BboExchangeAsync(contract.ToContract(), cancellationToken);
        var components = await client.MarketData.SmartComponentsAsync(key, cancellationToken);
        if (components.Count == 0)
            throw ToolErrors.Failed("unknown_bbo_exchange", $"TWS knows no exchange letters for '{key}'.", "Take bboExchange from ibkr_get_quote.");
        return SmartComponentsResult.Of(key, components);
    }

    [Tool("ibkr_get_depth_exchanges", "Exchanges with books", ReadOnly = true, Idempotent = true, Requests = "reqMktDepthExchanges",
        Example = """{"secType":"STK"}""")]
    [Rows("exchanges", 50)]
    [Description("The exchanges that have order books, by security type: for ibkr_get_market_depth.")]
    public async Task<DepthExchangesResult> GetDepthExchangesAsync(
        [Description("Only this type.")] string? secType = null,
        CancellationToken cancellationToken = default)
    {
        var all = await client.MarketData.DepthExchangesAsync(cancellationToken);
        var rows = all.Where(
            one => string.IsNullOrWhiteSpace(secType) || string.Equals(
                one.SecType, SecTypes.Read(secType) ?? secType.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(DepthExchangeRow.Of).ToList();
        return new DepthExchangesResult { Exchanges = rows, Count = rows.Count, Complete = true };
    }

    private async Task<string> BboExchangeAsync(Contract contract, CancellationToken cancellationToken)
    {
        var instrument = (await resolver.ResolveAsync(contract, cancellationToken)).Contract;
        var snapshot = await client.MarketData.QuoteAsync(instrument, cancellationToken: cancellationToken);
        return snapshot.Quote.BboExchange
            ?? throw ToolErrors.Failed(
                "no_bbo_exchange", "TWS names no exchange letters for this contract.", "Only US stocks and options quoted at SMART have them.");
    }

    private static bool IsFull(DepthView book, int rows) => book.Bids.Count >= rows && book.Asks.Count >= rows;

    private static ToolException NothingCame(string what, int seconds) => ToolErrors.Failed(
        "no_data", $"No {what} arrived within {seconds} s: the market may be closed, or the data is not subscribed.",
        "Check the trading hours of the contract, or wait longer.", retryable: true);
}
