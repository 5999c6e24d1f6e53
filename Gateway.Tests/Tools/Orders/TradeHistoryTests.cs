using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Trading.Journal;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class TradeHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    [Test]
    public void Join_FillsOfBoth_AreThereOnce() =>
        TradeHistory.Join([Fill("b.01", Now), Fill("c.01", Now)], [Fill("a.01", Now), Fill("b.01", Now)])
            .Select(fill => fill.Execution.ExecId).Should().BeEquivalentTo("a.01", "b.01", "c.01");

    [TestCase(true)]
    [TestCase(false)]
    public void Join_ACorrection_ReplacesTheFill(bool isAtTws)
    {
        var (one, other) = (Fill("a.01", Now, price: 10), Fill("a.02", Now, price: 11));

        TradeHistory.Join([isAtTws ? other : one], [isAtTws ? one : other]).Should().ContainSingle().Which.Execution.Price.Should().Be(11);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Join_CommissionOfOneOfThem_Stays(bool isAtTws)
    {
        var (with, without) = (Fill("a.01", Now, commission: 1.05m), Fill("a.01", Now));

        TradeHistory.Join([isAtTws ? with : without], [isAtTws ? without : with]).Should().ContainSingle().Which.Commission!.Commission.Should().Be(1.05m);
    }

    [Test]
    public async Task ReadAsync_DaysBeforeThoseOfTws_AreFromTheJournal()
    {
        await using var tools = await GatewayFixture.StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings { Trading = new TradingOptions { JournalDays = 60 } },
            Time = new FastTimeProvider(GatewayFixture.ExampleTime, speed: 1),
            Listens = false,
        });
        var journal = tools.Get<SqliteJournal>();
        journal.Note(Fill("old.01", GatewayFixture.ExampleTime.AddDays(-20), commission: 1));
        journal.Note(Fill("older.01", GatewayFixture.ExampleTime.AddDays(-30), account: "DU9"));
        await journal.FlushAsync();

        var usual = await tools.CallAsync("ibkr_get_trade_history");
        var all = await tools.CallAsync("ibkr_get_trade_history", """{"from":"2026-08-16"}""");
        var beyond = await tools.CallAsync("ibkr_get_trade_history", """{"from":"2026-01-02","to":"2026-08-20"}""");
        var others = await tools.CallAsync("ibkr_get_trade_history", """{"from":"2026-01-02","symbol":"MSFT"}""");

        usual.GetProperty("count").GetInt32().Should().Be(0);
        usual.GetProperty("reachesBackTo").GetString().Should().Be("2026-08-15");
        all.GetProperty("executions").EnumerateArray().Select(row => row.GetProperty("execId").GetString()).Should().Equal("old.01");
        all.GetProperty("limitation").GetString().Should().Contain("since 2026-08-15").And.Contain("journal");
        beyond.GetProperty("executions").EnumerateArray().Select(row => row.GetProperty("execId").GetString()).Should().Equal("older.01");
        beyond.GetProperty("limitation").GetString().Should().Contain("TRADING_JOURNAL_DAYS");
        others.GetProperty("count").GetInt32().Should().Be(0);
    }
}
