using Gateway.Tests.Support;

namespace Gateway.Tests.Tools.Quotes;

/// <summary>Ticks, histograms, schedules, rates, indicators and quotes, against the simulator.</summary>
[TestFixture]
public sealed class MarketDataToolsTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _tools.DisposeAsync();

    [TestCase("TRADES", "price")]
    [TestCase("BID_ASK", "priceBid")]
    [TestCase("MIDPOINT", "price")]
    public async Task HistoricalTicks_EveryType_HaveTheirFields(string type, string field)
    {
        var result = await _tools.CallAsync(
            "ibkr_get_historical_ticks", $$"""{"contract":"AAPL","start":"2026-01-05T15:00:00Z","count":7,"type":"{{type}}"}""");

        result.GetProperty("count").GetInt32().Should().Be(7);
        var first = result.GetProperty("ticks")[0];
        first.GetProperty(field).GetDecimal().Should().BePositive();
        first.GetProperty("time").GetDateTimeOffset().Should().BeOnOrAfter(new DateTimeOffset(2026, 1, 5, 15, 0, 0, TimeSpan.Zero));
    }

    [Test]
    public async Task HistoricalTicks_ForexTrades_AreMidpoints() =>
        (await _tools.CallAsync("ibkr_get_historical_ticks", """{"contract":"EUR.USD","count":3}""")).GetProperty("type").GetString().Should().Be("MIDPOINT");

    [Test]
    public async Task HistoricalTicks_BothMoments_IsNamed() =>
        (await _tools.FailAsync("ibkr_get_historical_ticks", """{"contract":"AAPL","start":"2026-01-05T15:00:00Z","end":"2026-01-05T16:00:00Z"}"""))
            .Message.Should().StartWith("end: must be absent when start is given");

    [TestCase("Last", "price")]
    [TestCase("AllLast", "price")]
    [TestCase("BidAsk", "priceAsk")]
    [TestCase("MidPoint", "price")]
    public async Task TickByTick_EveryType_EndsNow(string type, string field)
    {
        var result = await _tools.CallAsync("ibkr_get_tick_by_tick_data", $$"""{"symbol":"MSFT","tickType":"{{type}}","numberOfTicks":4}""");

        result.GetProperty("tickType").GetString().Should().Be(type);
        result.GetProperty("ticks").EnumerateArray().Should().HaveCount(4).And.OnlyContain(tick => tick.GetProperty(field).GetDecimal() > 0);
    }

    [Test]
    public async Task Histogram_Days_HasPricesInOrder()
    {
        var result = await _tools.CallAsync("ibkr_get_histogram_data", """{"contract":"AAPL","duration":"3D"}""");

        result.GetProperty("period").GetString().Should().Be("3 days");
        result.GetProperty("histogram").EnumerateArray().Select(row => row.GetProperty("price").GetDecimal()).Should().BeInAscendingOrder();
        result.GetProperty("mostTradedPrice").GetDecimal().Should().BePositive();
        (await _tools.FailAsync("ibkr_get_histogram_data", """{"contract":"AAPL","duration":"60 S"}""")).Message.Should().StartWith("duration: must be a count and D");
    }

    [Test]
    public async Task Schedule_Days_HasSessionsInUtc()
    {
        var result = await _tools.CallAsync("ibkr_get_historical_schedule", """{"contract":"AAPL","numDays":4}""");

        result.GetProperty("timeZone").GetString().Should().Be("US/Eastern");
        result.GetProperty("sessions").EnumerateArray().Should().HaveCount(4)
            .And.OnlyContain(session => session.GetProperty("close").GetDateTimeOffset() > session.GetProperty("open").GetDateTimeOffset());
    }

    [Test]
    public async Task Quote_AskedAgainAndAgain_SendsTwsNothing()
    {
        const int ReqCurrentTime = 49;
        await _tools.CallAsync("ibkr_get_quote", """{"contract":"MSFT"}""");
        var sent = _tools.Received(ReqCurrentTime);

        for (var i = 0; i < 20; i++)
            (await _tools.CallAsync("ibkr_get_quote", """{"contract":"MSFT"}""")).GetProperty("complete").GetBoolean().Should().BeTrue();

        _tools.Received(ReqCurrentTime).Should().Be(sent);
    }

    [TestCase("EUR", "USD", "direct", 1)]
    [TestCase("usd", "eur", "inverse", 1)]
    [TestCase("EUR", "JPY", "direct", 1)]
    [TestCase("CHF", "CAD", "through_usd", 2)]
    [TestCase("CHF", "CHF", "same", 0)]
    public async Task FxRate_EveryWay_SaysHow(string from, string to, string route, int legs)
    {
        var result = await _tools.CallAsync("ibkr_get_fx_rate", $$"""{"from":"{{from}}","to":"{{to}}"}""");

        result.GetProperty("route").GetString().Should().Be(route);
        result.GetProperty("legs").GetArrayLength().Should().Be(legs);
        result.GetProperty("rate").GetDecimal().Should().BePositive();
        if (legs > 0)
            result.GetProperty("dataType").GetString().Should().Be("live");
    }

    [Test]
    public async Task FxRate_ThereAndBack_IsOne()
    {
        decimal[] rates = [await RateAsync("EUR", "JPY"), await RateAsync("JPY", "EUR")];

        (rates[0] * rates[1]).Should().BeApproximately(1m, 0.005m);

        async Task<decimal> RateAsync(string from, string to) =>
            (await _tools.CallAsync("ibkr_get_fx_rate", $$"""{"from":"{{from}}","to":"{{to}}"}""")).GetProperty("rate").GetDecimal();
    }

    [Test]
    public async Task FxRate_UnknownCurrency_IsAnErrorThatSaysSo()
    {
        (await _tools.FailAsync("ibkr_get_fx_rate", """{"from":"EUR","to":"XQX"}""")).Code.Should().Be("no_rate");
        (await _tools.FailAsync("ibkr_get_fx_rate", """{"from":"EURO","to":"USD"}""")).Message.Should().StartWith("from:");
    }

    [Test]
    public async Task Technical_AllIndicators_HaveLatestAndSeries()
    {
        var result = await _tools.CallAsync(
            "ibkr_get_technical",
            """{"contract":"AAPL","indicators":"sma:20,ema,rsi:14,macd,bollinger,atr,vwap,adx,stochastic","duration":"6 M","points":3}""");

        var indicators = result.GetProperty("indicators").EnumerateArray().ToList();
        indicators.Should().HaveCount(9).And.OnlyContain(one => one.GetProperty("series").GetArrayLength() == 3);
        indicators[0].GetProperty("name").GetString().Should().Be("sma:20");
        indicators[2].GetProperty("latest").GetProperty("value").GetDouble().Should().BeInRange(0, 100);
        indicators[3].GetProperty("latest").EnumerateObject().Select(line => line.Name).Should().Equal("macd", "signal", "histogram");
    }

    [Test]
    public async Task Technical_TooFewBars_SaysHowManyItNeeds()
    {
        var result = await _tools.CallAsync("ibkr_get_technical", """{"contract":"EUR.USD","indicators":["sma:200","vwap"],"duration":"5 D"}""");

        var notes = result.GetProperty("indicators").EnumerateArray().Select(one => one.GetProperty("note").GetString()!).ToList();
        notes[0].Should().Be("needs 200 bars, there are 5: ask for a longer duration");
        notes[1].Should().Be("the bars have no volume");
        (await _tools.FailAsync("ibkr_get_technical", """{"contract":"AAPL","indicators":["ichimoku"]}""")).Message.Should().StartWith("indicators: must be of sma:20");
    }

    [Test]
    public async Task ShortAvailability_Stocks_SaysHowManyShares()
    {
        var result = await _tools.CallAsync("ibkr_get_short_availability", """{"contracts":["AAPL","TSLA","NOSUCHTHING"]}""");

        result.GetProperty("complete").GetBoolean().Should().BeFalse();
        var rows = result.GetProperty("results").EnumerateArray().ToList();
        rows[0].GetProperty("availability").GetString().Should().BeOneOf("available", "locate", "none");
        rows[0].GetProperty("shares").GetDecimal().Should().BePositive();
        rows[2].TryGetProperty("error", out _).Should().BeTrue();
    }

    [Test]
    public async Task Quote_Fields_KeepsThoseAlone()
    {
        var result = await _tools.CallAsync("ibkr_get_quote", """{"contracts":["AAPL","SPY"],"fields":["bid","ask"]}""");

        result.GetProperty("quotes")[1].EnumerateObject().Select(field => field.Name).Should().Equal("bid", "ask");
        (await _tools.FailAsync("ibkr_get_quote", """{"contract":"AAPL","fields":["bidd"]}""")).Message.Should().StartWith("fields:");
    }

    [Test]
    public async Task MarketData_OldName_IsTheQuote() =>
        (await _tools.CallAsync("ibkr_get_market_data", """{"symbol":"AAPL"}""")).GetProperty("quotes")[0].GetProperty("bid").GetDecimal().Should().BePositive();

    [TestCase("AAPL", "FEE_RATE")]
    [TestCase("AAPL", "HISTORICAL_VOLATILITY")]
    [TestCase("AAPL", "OPTION_IMPLIED_VOLATILITY")]
    [TestCase("AAPL", "ADJUSTED_LAST")]
    [TestCase("isin:US912810TJ79", "YIELD_LAST")]
    [TestCase("isin:US912810TJ79", "YIELD_BID_ASK")]
    [TestCase("BTC", "AGGTRADES")]
    [TestCase("EUR.USD", "BID_ASK")]
    public async Task History_EveryKind_HasBarsAndABegin(string contract, string whatToShow)
    {
        var arguments = $$"""{"contract":"{{contract}}","whatToShow":"{{whatToShow}}","duration":"2 D"}""";

        (await _tools.CallAsync("ibkr_get_historical_data", arguments)).GetProperty("count").GetInt32().Should().BePositive();
        (await _tools.CallAsync("ibkr_get_head_timestamp", $$"""{"contract":"{{contract}}","whatToShow":"{{whatToShow}}"}"""))
            .GetProperty("headTimestamp").GetDateTimeOffset().Year.Should().Be(2020);
    }

    [Test]
    public async Task History_TradesOfCrypto_AreAskedForAsAggTrades() =>
        (await _tools.CallAsync("ibkr_get_historical_data", """{"contract":"BTC"}""")).GetProperty("whatToShow").GetString().Should().Be("AGGTRADES");

    [Test]
    public async Task History_Combination_IsTheDifferenceOfItsLegs()
    {
        var spread = await ClosesAsync(
            """{"symbol":"SPY","secType":"BAG","comboLegs":[{"conId":756733,"action":"BUY"},{"conId":265598,"action":"SELL","ratio":2}]}""");
        var (first, second) = (await ClosesAsync("\"SPY\""), await ClosesAsync("\"AAPL\""));

        spread.Should().Equal(first.Zip(second, (one, other) => one - 2 * other));
    }

    private async Task<List<decimal>> ClosesAsync(string contract)
    {
        var result = await _tools.CallAsync(
            "ibkr_get_historical_data", $$"""{"contract":{{contract}},"whatToShow":"MIDPOINT","duration":"2 D","endDateTime":"2026-01-05T20:00:00Z"}""");
        return [.. result.GetProperty("bars").EnumerateArray().Select(bar => bar.GetProperty("close").GetDecimal())];
    }

    [Test]
    public async Task Short_NoStock_IsRefusedByName() =>
        (await _tools.FailAsync("ibkr_get_short_availability", """{"contracts":["AAPL","EUR.USD"]}""")).Message.Should().StartWith("contracts: must be stocks; got CASH EUR");
}
