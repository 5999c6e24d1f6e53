using TwsSimulator;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class HistoryTests : SimulatorFixture
{
    private static object[] Request(
        int reqId, string barSize, string duration, string whatToShow = "TRADES", string end = "", int rth = 1, int format = 1, int keep = 0,
        object[]? contract = null) =>
        [20, reqId, .. contract ?? Contract(), 0, end, barSize, duration, rth, whatToShow, format, keep, ""];

    private static async Task<List<string[]>> BarsAsync(RawClient client, params object[] request)
    {
        await client.SendAsync(request);
        var data = await client.ReadAsync(17);
        return [.. data.Skip(3).Chunk(8)];
    }

    [TestCase(176, true)]
    [TestCase(187, true)]
    [TestCase(195, true)]
    [TestCase(196, false)]
    [TestCase(200, false)]
    public async Task ReqHistoricalData_ByVersion_HasStartAndEndInsideOrAfter(int version, bool inside)
    {
        await using var client = await ClientAsync(version);
        await client.SendAsync(Request(3, "1 hour", "1 D", end: "20260105-22:00:00"));
        var data = await client.ReadAsync(17);
        data[1].Should().Be("3");
        string[] range = ["20260105 09:30:00 US/Eastern", "20260105 17:00:00 US/Eastern"];
        if (inside)
            data[2..4].Should().Equal(range);
        else
            (await client.ReadAsync()).Should().Equal("108", "3", range[0], range[1]);
        var bars = data[(inside ? 4 : 2)..];
        bars[0].Should().Be("7", "a day has the half hour from 9:30 and six whole hours");
        bars[1].Should().Be("20260105 09:30:00 US/Eastern");
        bars[9].Should().Be("20260105 10:00:00 US/Eastern");
        bars.Should().HaveCount(1 + 7 * 8);
    }

    [Test]
    public async Task ReqHistoricalData_SameSeed_GivesTheSameBars()
    {
        await using var other = await SimulatorServer.StartAsync(new SimulatorOptions { TimeProvider = Clock });
        await using var third = await SimulatorServer.StartAsync(new SimulatorOptions { TimeProvider = Clock, Seed = 2 });
        var texts = new List<string>();
        foreach (var port in new[] { Server.Port, other.Port, third.Port })
        {
            await using var client = await RawClient.StartAsync(port);
            texts.Add(string.Join('|', (await BarsAsync(client, Request(3, "1 day", "1 M"))).Select(bar => string.Join(',', bar))));
        }
        texts[0].Should().Be(texts[1]).And.NotBe(texts[2]);
    }

    [TestCase("30 secs", "3600 S")]
    [TestCase("1 min", "1 D")]
    [TestCase("1 hour", "1 W")]
    [TestCase("1 day", "1 M")]
    [TestCase("1 week", "1 Y")]
    [TestCase("1 month", "1 Y")]
    public async Task ReqHistoricalData_UpToNow_ClosesAtTheLastPrice(string barSize, string duration)
    {
        await using var client = await ClientAsync();
        await client.SendAsync([1, 11, 4, .. Contract(), 0, "", 1, 0, ""]);
        var last = (await client.ReadUntilAsync(57)).Single(tick => tick is ["1", _, "4", "4", ..])[4];
        var price = await BarsAsync(client, Request(3, barSize, duration));
        price[^1][4].Should().Be(last);
        price.Should().OnlyContain(bar => Number(bar[2]) >= Number(bar[1]) && Number(bar[2]) >= Number(bar[4]));
        price.Should().OnlyContain(bar => Number(bar[3]) <= Number(bar[1]) && Number(bar[3]) <= Number(bar[4]));
    }

    [Test]
    public async Task ReqHistoricalData_MinutesOfADay_MakeUpTheDay()
    {
        await using var client = await ClientAsync();
        var day = (await BarsAsync(client, Request(1, "1 day", "1 D", end: "20260105 20:00:00 US/Eastern")))[0];
        foreach (var size in new[] { "30 secs", "1 min", "15 mins", "1 hour" })
        {
            var parts = await BarsAsync(client, Request(2, size, "1 D", end: "20260105 20:00:00 US/Eastern"));
            day[0].Should().Be("20260105");
            parts[0][1].Should().Be(day[1]);
            parts.Max(bar => Number(bar[2])).Should().Be(Number(day[2]));
            parts.Min(bar => Number(bar[3])).Should().Be(Number(day[3]));
            parts[^1][4].Should().Be(day[4]);
            parts.Sum(bar => Number(bar[5])).Should().Be(Number(day[5]));
            parts.Zip(parts.Skip(1)).Should().OnlyContain(pair => pair.First[4] == pair.Second[1], "each bar opens where the one before closed");
        }
    }

    [Test]
    public async Task ReqHistoricalData_QuoteOfToday_AgreesWithTheDaysBars()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([1, 11, 4, .. Contract(), 0, "", 1, 0, ""]);
        var ticks = (await client.ReadUntilAsync(57)).Where(tick => tick[0] == "1").ToDictionary(tick => tick[3], tick => tick[4]);
        var days = await BarsAsync(client, Request(3, "1 day", "2 D"));
        days[0][4].Should().Be(ticks["9"], "yesterday's bar closes at the tick CLOSE");
        days[1][1..5].Should().Equal(ticks["14"], ticks["6"], ticks["7"], ticks["4"]);
    }

    [Test]
    public async Task ReqHistoricalData_BidAndAsk_LieAroundTheMidpoint()
    {
        await using var client = await ClientAsync();
        var close = new Dictionary<string, decimal>();
        foreach (var what in new[] { "BID", "MIDPOINT", "ASK" })
        {
            var bar = (await BarsAsync(client, Request(3, "1 hour", "1 D", what, contract: Contract("EUR", "CASH", exchange: "IDEALPRO"))))[^1];
            close[what] = Number(bar[4]);
            bar[5..].Should().Equal("-1", "-1", "-1");
        }
        (close["MIDPOINT"] - close["BID"]).Should().Be(close["ASK"] - close["MIDPOINT"]).And.BeGreaterThan(0);
    }

    [Test]
    public async Task ReqHistoricalData_BothSides_GoesFromTheAverageBidToTheAverageAsk()
    {
        await using var client = await ClientAsync();
        async Task<List<decimal[]>> Of(string what) => [.. (await BarsAsync(client, Request(3, "1 hour", "1 D", what, end: "20260105-22:00:00")))
            .Select(bar => bar[1..5].Select(Number).ToArray())];
        var (both, bids, asks) = (await Of("BID_ASK"), await Of("BID"), await Of("ASK"));
        both.Should().HaveCount(7);
        for (var i = 0; i < both.Count; i++)
        {
            var (open, high, low, close) = (both[i][0], both[i][1], both[i][2], both[i][3]);
            low.Should().Be(bids[i][2], "the lowest bid");
            high.Should().Be(asks[i][1], "the highest ask");
            open.Should().BeInRange(bids[i][2], bids[i][1], "the average bid");
            close.Should().BeInRange(asks[i][2], asks[i][1], "the average ask");
            (close - open).Should().Be(0.02m);
        }
    }

    [TestCase("EUR", "CASH", "IDEALPRO", "20260104 17:15:00 US/Eastern", "20260104 18:00:00 US/Eastern")]
    [TestCase("ES", "CONTFUT", "CME", "20260104 17:00:00 US/Central", "20260104 18:00:00 US/Central")]
    [TestCase("AAPL", "STK", "SMART", "20260105 04:00:00 US/Eastern", "20260105 05:00:00 US/Eastern")]
    public async Task ReqHistoricalData_AllHours_BeginWithTheSession(string symbol, string secType, string exchange, string first, string second)
    {
        await using var client = await ClientAsync();
        var what = secType == "CASH" ? "MIDPOINT" : "TRADES";
        var bars = await BarsAsync(
            client, Request(3, "1 hour", "1 D", what, end: "20260105-21:30:00", rth: 0, contract: Contract(symbol, secType, exchange: exchange)));
        bars[0][0].Should().Be(first);
        bars[1][0].Should().Be(second);
    }

    [Test]
    public async Task ReqHistoricalData_Holidays_HaveNoBarsAndHalfDaysEndEarly()
    {
        await using var client = await ClientAsync();
        var bars = await BarsAsync(client, Request(3, "1 hour", "4 D", end: "20251201-22:00:00"));
        bars.Select(bar => bar[0][..8]).Distinct().Should().Equal("20251125", "20251126", "20251128", "20251201");
        bars.Last(bar => bar[0].StartsWith("20251128", StringComparison.Ordinal))[0].Should().Be("20251128 12:00:00 US/Eastern");
    }

    [TestCase(1, "20260106 09:30:00 US/Eastern")]
    [TestCase(2, "1767709800")]
    [TestCase(3, "0106 09:30:00 US/Eastern")]
    public async Task ReqHistoricalData_FormatDate_WritesTheTime(int format, string expected)
    {
        await using var client = await ClientAsync();
        var bars = await BarsAsync(client, Request(3, "1 min", "60 S", format: format));
        bars[^1][0].Should().Be(expected);
    }

    [TestCase("7 mins", "1 D", "TRADES", "", 321)]
    [TestCase("1 min", "1 X", "TRADES", "", 321)]
    [TestCase("1 min", "400 D", "TRADES", "", 321)]
    [TestCase("1 min", "1 D", "PRICES", "", 321)]
    [TestCase("1 min", "1 D", "TRADES", "yesterday", 321)]
    [TestCase("1 day", "1 D", "ADJUSTED_LAST", "20260105-22:00:00", 321)]
    [TestCase("1 secs", "1 D", "TRADES", "", 162)]
    [TestCase("1 day", "1 D", "YIELD_BID", "", 162)]
    [TestCase("1 day", "1 D", "TRADES", "20100105-22:00:00", 162)]
    public async Task ReqHistoricalData_NotPossible_IsAnErrorWithACause(string barSize, string duration, string what, string end, int code)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(3, barSize, duration, what, end));
        var error = await client.ReadAsync(4, "3");
        error[2].Should().Be($"{code}");
        error[3].Length.Should().BeGreaterThan(20);
    }

    [Test]
    public async Task ReqHistoricalData_KeepUpToDate_SendsTheGrowingBarUntilCancelled()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(3, "1 min", "300 S", keep: 1));
        var before = await client.ReadAsync(17);
        Step(TimeSpan.FromSeconds(10));
        var update = await client.ReadAsync(90);
        update.Should().HaveCount(10);
        update[1].Should().Be("3");
        update[3..5].Should().Equal("20260106 09:30:00 US/Eastern", before[^7]);
        await client.SendAsync([1, 11, 4, .. Contract(), 0, "", 1, 0, ""]);
        (await client.ReadUntilAsync(57)).Single(tick => tick is ["1", _, "4", "4", ..])[4]
            .Should().Be(update[5], "the bar's close is the last price");
        Step(TimeSpan.FromSeconds(20));
        (await client.ReadAsync(90))[3].Should().Be("20260106 09:30:00 US/Eastern", "the old bar is completed first");
        string time;
        do
        {
            time = (await client.ReadAsync(90))[3];
        }
        while (time == "20260106 09:30:00 US/Eastern"); // the old bar may be sent more than once
        time.Should().Be("20260106 09:31:00 US/Eastern");
        await client.SendAsync(25, 1, 3);
        (await client.ReadAsync(4, "3"))[2].Should().Be("162");
        await client.SendAsync(25, 1, 3);
        (await client.ReadAsync(4, "3"))[2].Should().Be("366");
    }

    [Test]
    public async Task ReqHistoricalData_Schedule_ListsSessions()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(3, "1 day", "2 D", "SCHEDULE", "20260105-22:00:00"));
        (await client.ReadAsync(106)).Should().Equal(
            "106", "3", "20260102-09:30:00", "20260105-16:00:00", "US/Eastern", "2",
            "20260102-09:30:00", "20260102-16:00:00", "20260102", "20260105-09:30:00", "20260105-16:00:00", "20260105");
    }

    [Test]
    public async Task ReqRealTimeBars_TenSecondsOn_SendsBothBarsAsHistoryHasThem()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([50, 3, 6, .. Contract(), 5, "TRADES", 0, ""]);
        await client.SendAsync(51, 1, 99);
        (await client.ReadAsync(4, "99"))[2].Should().Be("300");
        Step(TimeSpan.FromSeconds(10));
        var first = await client.ReadAsync(50);
        var second = await client.ReadAsync(50);
        var history = await BarsAsync(client, Request(3, "5 secs", "10 S", format: 2));
        first[2..].Should().Equal(["6", .. history[0]]);
        second[2..].Should().Equal(["6", .. history[1]]);
    }

    [TestCase(1, "20200102-14:30:00")]
    [TestCase(2, "1577975400")]
    public async Task ReqHeadTimestamp_Stock_IsTheBeginning(int format, string expected)
    {
        await using var client = await ClientAsync();
        await client.SendAsync([87, 3, .. Contract(), 0, 1, "TRADES", format]);
        (await client.ReadAsync(88)).Should().Equal("88", "3", expected);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
