using Gateway.Tests.Support;
using TwsSimulator;
using TwsSimulator.Market;

namespace Gateway.Tests.Simulator.Handlers.Options;

[TestFixture]
public sealed class OptionRequestTests : SimulatorFixture
{
    private object[] _call = [];

    [SetUp]
    public void FindCall()
    {
        var option = Server.Simulation.Market.Instruments.First(one => one.SecType == "OPT" && one.Symbol == "AAPL" && one.Right == "C");
        _call = Contract(symbol: "", secType: "", conId: option.ConId, currency: "");
    }

    [TestCase("", 265598, "STK", "321")]
    [TestCase("AAPL", 1, "STK", "200")]
    [TestCase("AAPL", 265598, "IND", "200")]
    public async Task ReqSecDefOptParams_WrongUnderlying_IsRefused(string symbol, int conId, string secType, string code)
    {
        await using var client = await ClientAsync();
        await client.SendAsync(78, 6, symbol, "", secType, conId);
        (await client.ReadAsync(4, "6"))[2].Should().Be(code);
    }

    [Test]
    public async Task ReqSecDefOptParams_EveryStockAndFund_ListsStrikesAboutItsPrice()
    {
        var stocks = Server.Simulation.Market.Instruments.Where(one => one.IsAmericanStock).ToList();
        await using var client = await ClientAsync();
        foreach (var stock in stocks)
        {
            decimal last;
            lock (Server.Simulation.Gate)
                last = Server.Simulation.Market.QuoteOf(stock).Last;

            await client.SendAsync(78, 6, stock.Symbol, "SMART", "STK", stock.ConId);

            var series = await client.ReadAsync(75);
            series[4].Should().Be(stock.Symbol.Replace(" ", "", StringComparison.Ordinal));
            var expirations = int.Parse(series[6], CultureInfo.InvariantCulture);
            expirations.Should().Be(6);
            var strikes = series[(8 + expirations)..].Select(strike => decimal.Parse(strike, CultureInfo.InvariantCulture)).ToList();
            strikes.Should().BeInAscendingOrder().And.HaveCountGreaterThan(8).And.HaveCountLessThan(150, stock.Symbol);
            strikes[0].Should().BeInRange(0.01m, last * 0.9m, stock.Symbol);
            strikes[^1].Should().BeGreaterThan(last * 1.1m, stock.Symbol);
        }
        stocks.Should().HaveCountGreaterThan(20);
    }

    [Test]
    public void Instruments_EveryDay_HaveIdsOfTheirOwn()
    {
        for (var day = 0; day < 15; day++)
        {
            var market = new SimulatedMarket(new SimulatorOptions { TimeProvider = new ManualTimeProvider(Start.AddDays(day)) });

            market.Instruments.Count(one => one.IsOption).Should().BeGreaterThan(5000);
            market.Instruments.DistinctBy(one => one.ConId).Should().HaveSameCount(market.Instruments);
            market.Find(market.Instruments[^1].ConId).Should().BeSameAs(market.Instruments[^1]);
        }
    }

    [Test]
    public async Task ReqSecDefOptParams_OneExchange_IsOneMessage()
    {
        await using var client = await ClientAsync();
        await client.SendAsync(78, 6, "AAPL", "CBOE", "STK", 265598);
        (await client.ReadUntilAsync(76)).Should().HaveCount(2);
    }

    [Test]
    public async Task CalculateOptionPrice_Volatility_AnswersTick53WithGreeks()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([55, 3, 9, .. _call, 0.3, 250, ""]);
        var tick = await client.ReadAsync(21);
        tick.Should().HaveCount(12);
        tick[..4].Should().Equal("21", "9", "53", "1");
        tick[4].Should().Be("0.3");
        tick[11].Should().Be("250");
        await client.SendAsync(57, 1, 9);
        await client.SendAsync(49, 1);
        (await client.ReadAsync())[0].Should().Be("49", "a cancel has no answer");
    }

    [Test]
    public async Task CalculateImpliedVolatility_ImpossiblePrice_AnswersNotComputed()
    {
        await using var client = await ClientAsync();
        await client.SendAsync([54, 3, 9, .. _call, 100_000, 250, ""]);
        (await client.ReadAsync(21)).Should().Equal("21", "9", "53", "1", "-1", "-2", "-1", "-1", "-2", "-2", "-2", "-1");
        await client.SendAsync(56, 1, 9);
    }

    [TestCase(54)]
    [TestCase(55)]
    public async Task Calculate_StockOrNoPrice_IsError321(int request)
    {
        await using var client = await ClientAsync();
        await client.SendAsync([request, 3, 9, .. Contract(), 0.3, 250, ""]);
        (await client.ReadAsync(4, "9"))[2].Should().Be("321");
        await client.SendAsync([request, 3, 10, .. _call, 0, 250, ""]);
        (await client.ReadAsync(4, "10"))[2].Should().Be("321");
    }

    [TestCase(176)]
    [TestCase(184)]
    [TestCase(200)]
    public async Task ExerciseOptions_NotHeld_IsError322AtEachVersion(int version)
    {
        await using var client = await ClientAsync(version);
        object[] tail = version >= 184 ? ["", "", 0] : [];
        await client.SendAsync([21, 2, 50, .. _call[..8], .. _call[9..], 1, 1, "DU1000001", 1, .. tail]);
        (await client.ReadAsync(4, "50")).Should().Contain("322");
    }

    [Test]
    public async Task ExerciseOptions_SameIdTwice_IsError103()
    {
        await using var client = await ClientAsync();
        for (var i = 0; i < 2; i++)
            await client.SendAsync([21, 2, 50, .. _call[..8], .. _call[9..], 1, 1, "DU1000001", 1, "", "", 0]);
        (await client.ReadAsync(4, "50"))[2].Should().Be("322");
        (await client.ReadAsync(4, "50"))[2].Should().Be("103");
    }
}
