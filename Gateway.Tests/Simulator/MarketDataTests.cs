using TwsSimulator;
using TwsSimulator.Market;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class MarketDataTests : SimulatorFixture
{
    internal override SimulatorOptions Options => new() { MaxMarketDataLines = 3 };

    private static object[] Request(int reqId, object[] contract, string genericTicks = "", int snapshot = 0) =>
        [1, 11, reqId, .. contract, 0, genericTicks, snapshot, 0, ""];

    [Test]
    public async Task ReqMktData_Stock_SendsKindParametersAndAllTicks([Values(176, 187, 196, 200)] int version)
    {
        await using var client = await ClientAsync(version);
        await client.SendAsync(Request(4, Contract(), "233"));
        (await client.ReadAsync()).Should().Equal("58", "1", "4", "1");
        (await client.ReadAsync()).Should().Equal("81", "4", "0.01", "9c0001", "3");
        var ticks = new List<string[]>();
        while (ticks.Count == 0 || ticks[^1][..4] is not ["1", "6", "4", "14"])
            ticks.Add(await client.ReadAsync());
        ticks.Where(tick => tick[0] == "1").Select(tick => tick[3]).Should().Equal("1", "2", "4", "6", "7", "9", "14");
        ticks.Where(tick => tick[0] == "1").Should().OnlyContain(tick => tick.Length == 7);
        ticks.Where(tick => tick[0] == "2").Select(tick => tick[3]).Should().Equal("0", "3", "8", "5");
        ticks.Where(tick => tick[0] == "46").Select(tick => tick[3]).Should().Equal("45", "48");
        var prices = ticks.Where(tick => tick[0] == "1").ToDictionary(tick => tick[3], tick => Number(tick[4]));
        (prices["2"] - prices["1"]).Should().Be(0.02m);
        prices["4"].Should().BeInRange(prices["7"], prices["6"]);
    }

    [Test]
    public async Task ReqMktData_PriceMoves_SendsOnlyWhatChanged()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(4, Contract()));
        var before = Number((await client.ReadAsync(1, "4"))[4]);
        while (await client.ReadAsync() is not ["1", _, _, "14", ..])
        {
        }
        lock (Server.Simulation.Gate)
            Server.Simulation.Market.Pin(Server.Simulation.Market.Find(265598)!, before + 10);
        Step(TimeSpan.Zero);
        var ticks = new List<string[]>();
        while (ticks.Count == 0 || ticks[^1][..4] is not ["1", "6", "4", "6"])
            ticks.Add(await client.ReadAsync());
        ticks.Where(tick => tick[0] == "1").Select(tick => tick[3]).Should().Equal("1", "2", "4", "6");
        Number(ticks[^1][4]).Should().Be(before + 10);
    }

    [Test]
    public async Task ReqMktData_Snapshot_EndsAndHoldsNoLine()
    {
        await using var client = await ClientAsync();
        for (var reqId = 10; reqId < 15; reqId++)
        {
            await client.SendAsync(Request(reqId, Contract(), snapshot: 1));
            (await client.ReadUntilAsync(57))[^1].Should().Equal("57", "1", $"{reqId}");
        }
        await client.SendAsync(Request(20, Contract(), "233", snapshot: 1));
        (await client.ReadAsync(4, "20"))[2].Should().Be("414");
    }

    [Test]
    public async Task ReqMktData_Delayed_UsesDelayedTickIds()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(59, 1, 3);
        await client.SendAsync(Request(4, Contract(), snapshot: 1));
        var all = await client.ReadUntilAsync(57);
        all[0].Should().Equal("58", "1", "4", "3");
        all.Where(tick => tick[0] == "1").Select(tick => tick[3]).Should().Equal("66", "67", "68", "72", "73", "75", "76");
        all.Where(tick => tick[0] == "2").Select(tick => tick[3]).Should().Equal("69", "70", "74", "71");
    }

    [Test]
    public async Task ReqMktData_Option_SendsGreeks()
    {
        await using var client = await ClientAsync();
        var call = Server.Simulation.Market.Instruments.First(one => one.IsOption && one.Right == "C");
        await client.SendAsync(Request(4, Contract(symbol: "", secType: "", conId: call.ConId), snapshot: 1));
        var greeks = (await client.ReadUntilAsync(57)).Where(tick => tick[0] == "21").ToList();
        greeks.Select(tick => tick[2]).Should().Equal("10", "11", "12", "13");
        greeks.Should().OnlyContain(tick => tick.Length == 12);
        double.Parse(greeks[3][5], CultureInfo.InvariantCulture).Should().BeInRange(0, 1, "a call's delta is");
    }

    [TestCase("EUR", "CASH", "IDEALPRO", "1,2,6,7,9")]
    [TestCase("SPX", "IND", "CBOE", "4,6,7,9,14")]
    public async Task ReqMktData_WithoutTradesOrBids_SendsWhatThereIs(string symbol, string secType, string exchange, string expected)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(4, Contract(symbol, secType, exchange: exchange), snapshot: 1));
        var ticks = await client.ReadUntilAsync(57);
        string.Join(',', ticks.Where(tick => tick[0] == "1").Select(tick => tick[3])).Should().Be(expected);
    }

    [TestCase("ES", "CONTFUT", "CME", "58")]
    [TestCase("AAPL", "CFD", "SMART", "91")]
    public async Task ReqMktData_GenericTickOfARareType_IsTaken(string symbol, string secType, string exchange, string answer)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(4, Contract(symbol, secType, exchange: exchange), "233"));
        (await client.ReadAsync())[0].Should().Be(answer);
    }

    [TestCase("999")]
    [TestCase("abc")]
    public async Task ReqMktData_BadGenericTick_Is321NamingLegalOnes(string ticks)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Request(4, Contract(), ticks));
        var error = await client.ReadAsync(4, "4");
        error[2].Should().Be("321");
        error[3].Should().Contain(ticks).And.Contain("233");
    }

    [Test]
    public async Task ReqMktData_TooManyOrTwiceOrUnknown_IsRefused()
    {
        await using var client = await ClientAsync();
        for (var reqId = 1; reqId <= 3; reqId++)
            await client.SendAsync(Request(reqId, Contract()));
        await client.SendAsync(Request(50, Contract()));
        (await client.ReadAsync(4, "50"))[2].Should().Be("101");
        await client.SendAsync(Request(3, Contract()));
        (await client.ReadAsync(4, "3"))[2].Should().Be("102");
        await client.SendAsync(2, 1, 3);
        await client.SendAsync(2, 2, 3);
        (await client.ReadAsync(4, "3"))[2..4].Should().Equal("300", "Can't find EId with tickerId:3");
        await client.SendAsync(Request(51, Contract("NOPE")));
        (await client.ReadAsync(4, "51"))[2].Should().Be("200");
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
