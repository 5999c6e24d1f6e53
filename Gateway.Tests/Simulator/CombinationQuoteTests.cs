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

    [TestCase("STK AAPL*100", "OPT AAPL*-1")]
    [TestCase("OPT MSFT*-2", "STK MSFT*200")]
    [TestCase("FUT ES*1", "FUT NQ*-2")]
    [TestCase("FUT ES*1", "FOP ES*-1")]
    [TestCase("STK SPY*-500", "FUT ES*1", "OPT SPY*2")]
    [TestCase("IND SPX*1", "STK SPY*-10")]
    [TestCase("CASH EUR*1", "CASH GBP*-1")]
    [TestCase("CRYPTO BTC*1", "STK GLD*-3")]
    [TestCase("BOND US-T*1", "STK BND*-1")]
    [TestCase("STK BRK B*1")]
    public async Task ReqMktData_AnyKnownLegs_AreQuotedWithoutASymbol(params string[] described)
    {
        var legs = described.Select(Leg).ToArray();
        decimal bid, ask;
        lock (Server.Simulation.Gate)
        {
            var unit = legs.Max(leg => leg.Instrument.PointValue);
            bid = legs.Sum(leg => leg.Count * leg.Instrument.PointValue / unit * (leg.Count > 0 ? Quote(leg.Instrument.ConId).Bid : Quote(leg.Instrument.ConId).Ask));
            ask = legs.Sum(leg => leg.Count * leg.Instrument.PointValue / unit * (leg.Count > 0 ? Quote(leg.Instrument.ConId).Ask : Quote(leg.Instrument.ConId).Bid));
        }
        await using var client = await ClientAsync();

        await client.SendAsync([1, 11, 4, .. Contract("", "BAG"), legs.Length, .. legs.SelectMany(Fields), 0, "", 0, 0, ""]);

        Number((await client.ReadAsync(1))[4]).Should().Be(bid);
        Number((await client.ReadAsync(1))[4]).Should().Be(ask);
    }

    [Test]
    public async Task ReqHistoricalData_StockAndCall_EndsAtTheirQuote()
    {
        var legs = new[] { Leg("STK AAPL*100"), Leg("OPT AAPL*-1") };
        decimal last;
        lock (Server.Simulation.Gate)
            last = Quote(Apple).Last - Quote(legs[1].Instrument.ConId).Last;
        await using var client = await ClientAsync();

        await client.SendAsync([20, 5, .. Contract("AAPL", "BAG"), 0, "", "1 hour", "1 D", 1, "TRADES", 1, legs.Length, .. legs.SelectMany(Fields), 0, ""]);

        var bar = (await client.ReadAsync(17))[3..];
        Number(bar[4]).Should().Be(last, "a hundred shares against one call cost a share less a call's price");
        Number(bar[2]).Should().BeGreaterThanOrEqualTo(last);
        Number(bar[3]).Should().BeLessThanOrEqualTo(last);
    }

    [Test]
    public async Task ReqMktData_LegOfNone_IsNoContract()
    {
        await using var client = await ClientAsync();

        await client.SendAsync(Request(4, Apple, 1, "BUY", "SMART", Microsoft, 0, "SELL", "SMART"));

        (await client.ReadAsync(4, "4"))[2].Should().Be("200");
    }

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

    /// <summary>Such as <c>STK AAPL*-2</c>: two of it are sold.</summary>
    private (TwsSimulator.Market.Instrument Instrument, int Count) Leg(string described)
    {
        var (name, count) = (described.Split('*')[0], described.Split('*')[1]);
        var (secType, symbol) = (name[..name.IndexOf(' ', StringComparison.Ordinal)], name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return (Server.Simulation.Market.Instruments.First(one => one.SecType == secType && one.Symbol == symbol), int.Parse(count, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<object> Fields((TwsSimulator.Market.Instrument Instrument, int Count) leg) =>
        [leg.Instrument.ConId, Math.Abs(leg.Count), leg.Count > 0 ? "BUY" : "SELL", "SMART"];

    private TwsSimulator.Market.MarketQuote Quote(int conId) => Server.Simulation.Market.QuoteOf(Server.Simulation.Market.Find(conId)!);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
