using Gateway.Tests.Support;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;
using TwsSimulator.Session;

namespace Gateway.Tests.EndToEnd;

/// <summary>Quotes, streams of ticks and books, and history.</summary>
internal sealed class MarketStage(SimulatedTws tws, WireTap tap) : WalkStage(tws, tap)
{
    private static readonly Contract Euro = new() { Symbol = "EUR", SecType = "CASH", Exchange = "IDEALPRO", Currency = "USD" };
    private static readonly Contract AppleCfd = new() { Symbol = "AAPL", SecType = "CFD", Exchange = "SMART", Currency = "USD" };

    public override async Task RunAsync()
    {
        await QuotesAsync();
        await StreamsAsync();
        await HistoryAsync();
    }

    private async Task QuotesAsync()
    {
        var market = Client.MarketData;
        await market.SetMarketDataTypeAsync(MarketDataType.Frozen);
        await market.SetMarketDataTypeAsync(MarketDataType.Live);
        (await Soon(market.QuoteAsync(Apple, regulatorySnapshot: true))).Quote.Bid.Should().BePositive();
        (await FirstAsync(market.StreamQuotesAsync(Apple, "104,106,165,233,236"), quote => quote.Bid > 0 && quote.Ask > 0))
            .MarketDataType.Should().Be(MarketDataType.Live);
        (await FirstAsync(market.StreamQuotesAsync(AppleCfd), quote => quote.Bid > 0 && quote.Ask > 0))
            .MarketDataType.Should().Be(MarketDataType.Live);
        var hedged = Spy with { DeltaNeutralContract = new DeltaNeutralContract(Spy.ConId, 0.5, 12.5m) };
        (await FirstAsync(market.StreamQuotesAsync(hedged), quote => quote.DeltaNeutral is not null)).DeltaNeutral!.Delta.Should().Be(0.5);
        await ExchangeForPhysicalAsync();
    }

    /// <summary>Shares against the future on them: the one kind of line that brings tickEFP.</summary>
    private async Task ExchangeForPhysicalAsync()
    {
        var wanted = new Contract { Symbol = "ES", SecType = "FUT", Exchange = "CME", Currency = "USD" };
        var future = (await Soon(Client.Contracts.DetailsAsync(wanted))).Items[0].Contract;
        var pair = new Contract
        {
            Symbol = "SPY",
            SecType = Contract.Bag,
            Exchange = "SMART",
            Currency = "USD",
            ComboLegs =
            [
                new ComboLeg { ConId = Spy.ConId, Ratio = 500, Action = "SELL", Exchange = "SMART" },
                new ComboLeg { ConId = future.ConId, Ratio = 1, Action = "BUY", Exchange = "CME" },
            ],
        };
        var quote = await FirstAsync(
            Client.MarketData.StreamQuotesAsync(pair),
            quote => quote is { CloseEfp: not null, Bid: not null, Ask: not null, BidEfp: not null, AskEfp: not null });
        quote.Ask.Should().BeGreaterThan(quote.Bid!.Value);
        quote.AskEfp!.BasisPoints.Should().BeGreaterThan(quote.BidEfp!.BasisPoints!.Value);
        quote.LastEfp!.FutureLastTradeDate.Should().Be(future.LastTradeDateOrContractMonth);
    }

    private async Task StreamsAsync()
    {
        var market = Client.MarketData;
        (await FirstAsync(market.StreamTicksAsync(Apple, TickByTickType.BidAsk), tick => !tick.IsHistory)).Ask.Should().BePositive();
        (await FirstAsync(market.StreamTicksAsync(Spy, TickByTickType.Last, numberOfTicks: 3))).IsHistory.Should().BeTrue();
        (await FirstAsync(market.StreamDepthAsync(Apple), book => book.Bids.Count == 5)).Bids[0].MarketMaker.Should().NotBeEmpty();
        (await FirstAsync(market.StreamDepthAsync(Euro, smartDepth: false), book => book.Bids.Count == 5)).Bids[0].MarketMaker.Should().BeNull();
        (await FirstAsync(market.StreamDepthAsync(AppleCfd), book => book.Bids.Count == 5)).Asks.Should().NotBeEmpty();
        (await FirstAsync(market.StreamRealTimeBarsAsync(Apple))).Close.Should().BePositive();
        (await Soon(market.MarketRuleAsync(26))).Increments.Should().NotBeEmpty();
        (await Soon(market.SmartComponentsAsync("9c0001"))).Should().NotBeEmpty();
        (await Soon(market.DepthExchangesAsync())).Should().NotBeEmpty();
    }

    private async Task HistoryAsync()
    {
        var history = Client.History;
        var end = new DateTimeOffset(2026, 1, 5, 20, 0, 0, TimeSpan.Zero);
        (await Soon(history.BarsAsync(new HistoricalQuery(Apple, "1 D", "1 hour")))).Bars.Should().NotBeEmpty();
        (await FirstAsync(history.StreamBarsAsync(new HistoricalQuery(Apple, "1800 S", "1 min")), update => !update.IsHistory))
            .Bars.Should().ContainSingle();
        (await Soon(history.TicksAsync(new HistoricalTicksQuery(Apple, null, end, Count: 5)))).Trades.Should().NotBeEmpty();
        (await Soon(history.TicksAsync(new HistoricalTicksQuery(Euro, null, end, Count: 5, WhatToShow: "BID_ASK")))).Quotes.Should().NotBeEmpty();
        (await Soon(history.TicksAsync(new HistoricalTicksQuery(Euro, null, end, Count: 5, WhatToShow: "MIDPOINT")))).Midpoints.Should().NotBeEmpty();
        (await Soon(history.ScheduleAsync(Apple, 5, endDateTime: end))).Sessions.Should().HaveCount(5);
        await GiveUpAsync(
            RequestIds.ReqHeadTimestamp, MessageIds.HeadTimestamp, RequestIds.CancelHeadTimestamp,
            stop => history.HeadTimestampAsync(Spy, cancellationToken: stop));
        (await Soon(history.HeadTimestampAsync(Apple))).Should().BeBefore(end);
        await GiveUpAsync(
            RequestIds.ReqHistogramData, MessageIds.HistogramData, RequestIds.CancelHistogramData,
            stop => history.HistogramAsync(Spy, "3 days", cancellationToken: stop));
        (await Soon(history.HistogramAsync(Apple, "3 days"))).Should().NotBeEmpty();
    }
}
