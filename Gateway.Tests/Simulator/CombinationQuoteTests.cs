using System.Globalization;

namespace Gateway.Tests.Simulator;

/// <summary>Market data of combinations.</summary>
[TestFixture]
public sealed class CombinationQuoteTests : SimulatorFixture
{
    private const int Apple = 265598;
    private const int Microsoft = 272093;
    private const int Spy = 756733;

    private static object[] Request(int reqId, params object[] legs) =>
        [1, 11, reqId, .. Contract("PAIR", "BAG"), legs.Length / 4, .. legs, 0, "", 0, 0, ""];

    [Test]
    public async Task ReqMktData_TwoStocks_IsPricedByTheFarSideOfEachLeg()
    {
        decimal bid, ask;
        lock (Server.Simulation.Gate)
        {
            var (apple, microsoft) = (Quote(Apple), Quote(Microsoft));
            (bid, ask) = (2 * apple.Bid - microsoft.Ask, 2 * apple.Ask - microsoft.Bid);
        }
        await using var client = await ClientAsync();

        await client.SendAsync(Request(4, Apple, 2, "BUY", "SMART", Microsoft, 1, "SELL", "SMART"));

        var first = await client.ReadUntilAsync(1);
        first.Select(fields => fields[0]).Should().Equal("58", "81", "1");
        first[^1].Should().HaveCount(7);
        Number(first[^1][4]).Should().Be(bid);
        (await client.ReadAsync()).Should().Equal("2", "6", "4", "0", "1");
        var other = await client.ReadAsync();
        (other[3], Number(other[4])).Should().Be(("2", ask));
    }

    [Test]
    public async Task ReqMktData_StockAgainstFuture_BringsTheInterestOfTheExchange()
    {
        TwsSimulator.Market.Instrument future;
        lock (Server.Simulation.Gate)
            future = Server.Simulation.Market.Instruments.First(one => one is { SecType: "FUT", Symbol: "ES" });
        await using var client = await ClientAsync();

        await client.SendAsync(Request(4, Spy, 500, "SELL", "SMART", future.ConId, 1, "BUY", "CME"));

        var bid = await client.ReadAsync(47);
        bid.Should().HaveCount(11);
        bid[..4].Should().Equal("47", "1", "4", "38");
        var points = Number(bid[4]);
        bid[5].Should().Be((points / 100).ToString("0.00", CultureInfo.InvariantCulture) + "%");
        var days = future.Expiry!.Value.DayNumber - DateOnly.FromDateTime(Start.UtcDateTime).DayNumber;
        bid[7..].Should().Equal($"{days}", future.ExpiryText, "0", "0");
        lock (Server.Simulation.Gate)
        {
            Number(bid[6]).Should().Be(Quote(future.ConId).Bid);
            points.Should().BeApproximately((Quote(future.ConId).Bid / (10 * Quote(Spy).Ask) - 1) * 365 / days * 10_000, 0.01m);
        }
        (await client.ReadAsync(47))[3].Should().Be("39");
        (await client.ReadAsync(47))[3].Should().Be("40");
        (await client.ReadAsync(47))[3].Should().Be("44");
    }

    [Test]
    public async Task ReqMktData_UnknownLeg_IsNoContract()
    {
        await using var client = await ClientAsync();

        await client.SendAsync(Request(4, Apple, 1, "BUY", "SMART", 1, 1, "SELL", "SMART"));

        (await client.ReadAsync(4, "4"))[2].Should().Be("200");
    }

    private TwsSimulator.Market.MarketQuote Quote(int conId) => Server.Simulation.Market.QuoteOf(Server.Simulation.Market.Find(conId)!);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
