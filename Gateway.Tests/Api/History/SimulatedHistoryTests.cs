using Gateway.Tests.Support;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.History;

/// <summary>Everything about the past, over a real socket.</summary>
[TestFixture]
public sealed class SimulatedHistoryTests
{
    private static readonly Contract Apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
    private static readonly Contract Euro = new() { Symbol = "EUR", SecType = "CASH", Exchange = "IDEALPRO", Currency = "USD" };
    private static readonly DateTimeOffset End = new(2026, 1, 5, 20, 0, 0, TimeSpan.Zero);

    private SimulatedTws _tws = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tws = await SimulatedTws.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tws.DisposeAsync();

    [Test]
    public async Task TicksAsync_TradesUpToAMoment_AreTheLastThousandInOrder()
    {
        var ticks = await TicksAsync(new HistoricalTicksQuery(Apple, null, End, Count: 1000));

        ticks.Trades.Should().HaveCount(1000).And.OnlyContain(tick => tick.Time < End && tick.Price > 0 && tick.Size > 0 && tick.Exchange.Length > 0);
        ticks.Trades.Should().BeInAscendingOrder(tick => tick.Time);
    }

    [Test]
    public async Task TicksAsync_BidAskFromAMoment_StandAroundTheMidpoint()
    {
        var quotes = (await TicksAsync(new HistoricalTicksQuery(Euro, End, null, Count: 50, WhatToShow: "BID_ASK", IgnoreSize: true))).Quotes;
        var midpoints = (await TicksAsync(new HistoricalTicksQuery(Euro, End, null, Count: 50, WhatToShow: "MIDPOINT"))).Midpoints;

        quotes.Should().HaveCount(50).And.OnlyContain(quote => quote.Time >= End && quote.AskPrice > quote.BidPrice);
        midpoints.Select(tick => tick.Price).Should().Equal(quotes.Select(quote => (quote.BidPrice + quote.AskPrice) / 2));
    }

    [Test]
    public async Task TicksAsync_TradesOfForex_AreRefused() =>
        (await _tws.Client.History.Awaiting(history => history.TicksAsync(new HistoricalTicksQuery(Euro, null, End)))
            .Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(162);

    [Test]
    public async Task HistogramAsync_ThreeDays_HasVolumeAtRisingPrices()
    {
        var entries = await _tws.Client.History.HistogramAsync(Apple, "3 days").WaitAsync(SimulatedTws.Limit);

        entries.Should().HaveCountGreaterThan(10).And.OnlyContain(entry => entry.Size > 0).And.BeInAscendingOrder(entry => entry.Price);
    }

    [Test]
    public async Task ScheduleAsync_AWeek_HasRegularSessionsInUtc()
    {
        var schedule = await _tws.Client.History.ScheduleAsync(Apple, 5, endDateTime: End.AddHours(4)).WaitAsync(SimulatedTws.Limit);

        schedule.TimeZone.Should().Be("US/Eastern");
        schedule.Sessions.Should().HaveCount(5);
        schedule.Sessions[^1].Should().Be(new TradingScheduleSession(
            new DateTimeOffset(2026, 1, 5, 14, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 5, 21, 0, 0, TimeSpan.Zero), new DateOnly(2026, 1, 5)));
    }

    [TestCase("AAPL", "STK", "SMART", "TRADES")]
    [TestCase("AAPL", "STK", "SMART", "MIDPOINT")]
    [TestCase("AAPL", "STK", "SMART", "BID")]
    [TestCase("AAPL", "STK", "SMART", "ASK")]
    [TestCase("AAPL", "STK", "SMART", "BID_ASK")]
    [TestCase("AAPL", "STK", "SMART", "HISTORICAL_VOLATILITY")]
    [TestCase("AAPL", "STK", "SMART", "OPTION_IMPLIED_VOLATILITY")]
    [TestCase("AAPL", "STK", "SMART", "FEE_RATE")]
    [TestCase("US-T", "BOND", "SMART", "YIELD_BID")]
    [TestCase("US-T", "BOND", "SMART", "YIELD_ASK")]
    [TestCase("US-T", "BOND", "SMART", "YIELD_BID_ASK")]
    [TestCase("US-T", "BOND", "SMART", "YIELD_LAST")]
    [TestCase("BTC", "CRYPTO", "PAXOS", "AGGTRADES")]
    [TestCase("SPX", "IND", "CBOE", "TRADES")]
    [TestCase("EUR", "CASH", "IDEALPRO", "MIDPOINT")]
    public async Task BarsAsyncAndHeadTimestampAsync_EveryKind_HaveData(string symbol, string secType, string exchange, string whatToShow)
    {
        var contract = new Contract { Symbol = symbol, SecType = secType, Exchange = exchange, Currency = "USD" };

        var bars = await _tws.Client.History.BarsAsync(new HistoricalQuery(contract, "1 D", "1 hour", whatToShow, EndDateTime: End)).WaitAsync(SimulatedTws.Limit);
        var head = await _tws.Client.History.HeadTimestampAsync(contract, whatToShow).WaitAsync(SimulatedTws.Limit);

        bars.Bars.Should().NotBeEmpty().And.OnlyContain(bar => bar.Low > 0 && bar.Low <= bar.Open && bar.Open <= bar.High && bar.Close <= bar.High);
        head.Year.Should().Be(2020);
    }

    [Test]
    public async Task BarsAsync_AdjustedLast_EndsNow()
    {
        var bars = await _tws.Client.History.BarsAsync(new HistoricalQuery(Apple, "5 D", "1 day", "ADJUSTED_LAST")).WaitAsync(SimulatedTws.Limit);

        bars.Bars.Should().HaveCount(5);
    }

    [Test]
    public async Task BarsAsync_Combination_IsTheSumOfItsLegs()
    {
        var microsoft = Apple with { ConId = 272093, Symbol = "MSFT" };
        var spread = new Contract
        {
            Symbol = "AAPL,MSFT",
            SecType = Contract.Bag,
            Exchange = "SMART",
            Currency = "USD",
            ComboLegs = [new ComboLeg { ConId = 265598, Ratio = 2, Action = "BUY", Exchange = "SMART" }, new ComboLeg { ConId = 272093, Ratio = 1, Action = "SELL", Exchange = "SMART" }],
        };

        var (whole, first, second) = (await ClosesAsync(spread), await ClosesAsync(Apple), await ClosesAsync(microsoft));

        whole.Should().Equal(first.Zip(second, (one, other) => 2 * one - other));
    }

    [Test]
    public async Task CurrentTimeInMillisAsync_Newest_AgreesWithTheClockInSeconds()
    {
        var before = await _tws.Client.CurrentTimeAsync().WaitAsync(SimulatedTws.Limit);
        var precise = await _tws.Client.CurrentTimeInMillisAsync().WaitAsync(SimulatedTws.Limit);

        precise.Should().BeOnOrAfter(before);
    }

    [Test]
    public async Task SetServerLogLevelAsync_LevelsOneToFive_AreSentAndOthersRefused()
    {
        await _tws.Client.SetServerLogLevelAsync(5).WaitAsync(SimulatedTws.Limit);
        await _tws.Client.CurrentTimeAsync().WaitAsync(SimulatedTws.Limit);

        await _tws.Client.Awaiting(client => client.SetServerLogLevelAsync(6)).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Test]
    public async Task Verification_BothKinds_AreReadFromTheSocket()
    {
        var receiver = new RecordingReceiver();
        using var listening = _tws.Connection.Session.Listen(receiver);
        await SendAsync(new VerifyRequest("name", "1.0"), receiver, "VerifyMessageApiMessage");
        await SendAsync(new VerifyMessageRequest("data"), receiver, "VerifyCompletedMessage");
        await SendAsync(new VerifyAndAuthRequest("name", "1.0", "key"), receiver, "VerifyAndAuthMessageApiMessage");
        await SendAsync(new VerifyAndAuthMessageRequest("data", "response"), receiver, "VerifyAndAuthCompletedMessage");
    }

    private async Task SendAsync(Gateway.Tws.Requests.ITwsRequest request, RecordingReceiver receiver, string expected)
    {
        await _tws.Connection.Session.SendAsync(request, CancellationToken.None);
        string name;
        do
        {
            name = await receiver.NextAsync();
        }
        while (!name.StartsWith("Verify", StringComparison.Ordinal)); // heartbeats may come between
        name.Should().Be(expected);
    }

    private Task<HistoricalTicks> TicksAsync(HistoricalTicksQuery query) => _tws.Client.History.TicksAsync(query).WaitAsync(SimulatedTws.Limit);

    private async Task<IEnumerable<decimal>> ClosesAsync(Contract contract) =>
        (await _tws.Client.History.BarsAsync(new HistoricalQuery(contract, "2 D", "1 hour", "MIDPOINT", EndDateTime: End)).WaitAsync(SimulatedTws.Limit))
        .Bars.Select(bar => bar.Close);
}
