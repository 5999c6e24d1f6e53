using TwsSimulator;
using TwsSimulator.Market;

namespace Gateway.Tests.Simulator;

[TestFixture]
public sealed class DepthAndTickTests : SimulatorFixture
{
    internal override SimulatorOptions Options => new() { MaxMarketDataLines = 40 };

    private static object[] Depth(int reqId, string symbol = "AAPL", int rows = 6, int smart = 1) => [10, 5, reqId, .. Contract(symbol), rows, smart, ""];

    private static object[] Ticks(int reqId, string symbol, string type = "Last", int past = 0) => [97, reqId, .. Contract(symbol), type, past, 0];

    [Test]
    public async Task ReqMktDepth_Stock_SumsUpToTheQuote()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([1, 11, 3, .. Contract(), 0, "", 1, 0, ""]);
        var ticks = await client.ReadUntilAsync(57);
        var ask = ticks.Single(tick => tick is ["1", _, _, "2", ..]);
        await client.SendAsync(Depth(4));
        var rows = new List<string[]>();
        while (rows.Count < 12)
            rows.Add(await client.ReadAsync(13, "4"));

        rows.Should().OnlyContain(row => row.Length == 10 && row[5] == "0" && row[9] == "1");
        rows.Take(6).Select(row => row[3]).Should().Equal("0", "1", "2", "3", "4", "5");
        var best = rows.Where(row => row[6] == "0" && row[7] == ask[4]).ToList();
        best.Sum(row => int.Parse(row[8], System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be(ask[5]);
    }

    [Test]
    public async Task ReqMktDepth_TheFourth_Is309UntilOneIsCancelled()
    {
        await using var client = await ClientAsync();
        for (var reqId = 1; reqId <= 4; reqId++)
            await client.SendAsync(Depth(reqId));
        (await client.ReadAsync(4, "4"))[2].Should().Be("309");
        await client.SendAsync(11, 1, 1, 1);
        await client.SendAsync(Depth(5));
        (await client.ReadAsync(13, "5"))[2].Should().Be("5");
        await client.SendAsync(11, 1, 99, 1);
        (await client.ReadAsync(4, "99"))[2].Should().Be("310");
    }

    [Test]
    public async Task ReqMktDepth_PriceRises_InsertsAtTheTop()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Depth(4, smart: 0, rows: 5));
        for (var i = 0; i < 10; i++)
            await client.ReadAsync(13, "4");
        lock (Server.Simulation.Gate)
        {
            var apple = Server.Simulation.Market.Find(265598)!;
            Server.Simulation.Market.Pin(apple, Server.Simulation.Market.QuoteOf(apple).Last + 0.01m);
        }
        Step(TimeSpan.Zero);
        (await client.ReadAsync(13, "4"))[5..7].Should().Equal(["2", "0"], "the best ask is gone");
        while (await client.ReadAsync(13, "4") is not [_, _, _, "0", _, "0", "1", ..])
        {
        }
    }

    [Test]
    public async Task ReqTickByTickData_TooManyOrTooSoon_IsRefused()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(Ticks(1, "AAPL", "BidAsk", past: 3));
        (await client.ReadAsync())[..3].Should().Equal("97", "1", "3");
        (await client.ReadAsync())[..3].Should().Equal("99", "1", "3");
        await client.SendAsync(Ticks(2, "AAPL"));
        (await client.ReadAsync(4, "2"))[2].Should().Be("10189");
        await client.SendAsync(Ticks(3, "MSFT"));
        await client.SendAsync(Ticks(4, "IBM"));
        (await client.ReadAsync(4, "4"))[2].Should().Be("10190");
        await client.SendAsync(98, 1);
        Clock.Advance(TimeSpan.FromSeconds(15));
        await client.SendAsync(Ticks(5, "AAPL", "MidPoint"));
        (await client.ReadAsync(99, "5"))[2].Should().Be("4");
    }
}
