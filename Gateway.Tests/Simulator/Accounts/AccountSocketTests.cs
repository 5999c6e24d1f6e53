using Gateway.Tests.Simulator.Trading;
using TwsSimulator;

namespace Gateway.Tests.Simulator.Accounts;

[TestFixture]
public sealed class AccountSocketTests
{
    private const string Account = "DU1000001";

    private SimulatorServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await SimulatorServer.StartAsync(
        new SimulatorOptions { TickInterval = TimeSpan.FromMilliseconds(20), MaxMessagesPerSecond = 0, Accounts = 2 });

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Positions_FreshServer_ShowAPortfolioInEveryAccount()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(61, 1);
        var rows = await client.ReadUntilAsync(62);

        rows.SkipLast(1).Should().AllSatisfy(row => row.Should().HaveCount(16));
        rows.SkipLast(1).Where(row => row[2] == Account).Select(row => row[4]).Should().BeEquivalentTo("VTI", "BND", "AAPL", "SPY");
        rows.SkipLast(1).Where(row => row[2] == "DU1000002").Should().HaveCount(4);
    }

    [Test]
    public async Task Summary_AllTags_AnswersEachForEachAccount()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(62, 1, 9, "All", "AccountType,NetLiquidation,BuyingPower,Cushion,ReqTMargin,$LEDGER:ALL");
        var rows = await client.ReadUntilAsync(64);

        rows[..^1].Should().AllSatisfy(row => row.Should().HaveCount(7)).And.OnlyContain(row => row[2] == "9");
        foreach (var account in new[] { Account, "DU1000002" })
        {
            rows[..^1].Where(row => row[3] == account).Select(row => row[4])
                .Should().Contain(["AccountType", "NetLiquidation", "BuyingPower", "Cushion", "ReqTMargin", "CashBalance"]);
            rows[..^1].Where(row => row[3] == account && row[4] == "CashBalance").Select(row => row[6]).Should().Equal("EUR", "GBP", "JPY", "USD", "BASE");
        }
    }

    [Test]
    public async Task Summary_UnknownTags_AreLeftOut()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(62, 1, 9, "All", "NoSuchTag,DayTradesRemaining,DayTradesRemainingT+1,DayTradesRemainingT+4");

        (await client.ReadUntilAsync(64))[..^1].Select(row => row[4]).Distinct()
            .Should().Equal("DayTradesRemaining", "DayTradesRemainingT+1", "DayTradesRemainingT+4");
    }

    [TestCase("All", "", "321")]
    [TestCase("Nobody", "NetLiquidation", "321")]
    public async Task Summary_NoTagsOrUnknownGroup_IsRefused(string group, string tags, string code)
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(62, 1, 9, group, tags);

        (await client.ReadAsync())[..3].Should().Equal("4", "9", code);
    }

    [Test]
    public async Task Summary_ThirdSubscription_IsRefusedUntilOneIsCancelled()
    {
        await using var client = await RawClient.StartAsync(_server.Port);
        foreach (var id in new[] { 1, 2, 3 })
            await client.SendAsync(62, 1, id, "All", "NetLiquidation");
        (await client.ReadAsync(4))[..3].Should().Equal("4", "3", "322");

        await client.SendAsync(63, 1, 1);
        await client.SendAsync(62, 1, 3, "All", "NetLiquidation");

        (await client.ReadAsync(64))[2].Should().Be("3");
    }

    [Test]
    public async Task AccountUpdates_Subscribed_AddUp()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(6, 2, 1, Account);
        var frames = await client.ReadUntilAsync(54);

        var values = frames.Where(frame => frame[0] == "6").ToLookup(frame => frame[2], frame => frame[3]);
        var portfolio = frames.Where(frame => frame[0] == "7").ToList();
        portfolio.Should().HaveCount(4).And.AllSatisfy(row => row.Should().HaveCount(20));
        var marketValue = portfolio.Sum(row => Number(row[15]));
        Number(values["NetLiquidation"].Single()).Should().BeApproximately(Number(values["TotalCashValue"].Single()) + marketValue, 0.02m);
        values["AccountReady"].Should().Equal("true");
        frames.Should().Contain(frame => frame[0] == "8" && frame[2].Contains(':'));
        frames[^1].Should().Equal("54", "1", Account);
    }

    [Test]
    public async Task AccountUpdates_AfterATrade_TellsWhatChanged()
    {
        await using var client = await RawClient.StartAsync(_server.Port);
        await client.SendAsync(6, 2, 1, Account);
        await client.ReadUntilAsync(54);

        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").With(23, Account).Fields);

        (await client.ReadAsync(6, "TotalCashValue"))[5].Should().Be(Account);
        (await client.ReadAsync(7, "AAPL"))[13].Should().Be("110");
    }

    [Test]
    public async Task PnL_Subscribed_ComesAgainUntilCancelled()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(92, 5, Account, "");
        await client.SendAsync(94, 6, Account, "", ScriptedMarket.Aapl);
        await client.SendAsync(94, 7, Account, "", 424242);

        (await client.ReadAsync(94, "5")).Should().HaveCount(5);
        var single = await client.ReadAsync(95, "6");
        single.Should().HaveCount(7);
        single[2].Should().Be("100");
        (await client.ReadAsync(95, "7"))[3].Should().Contain("E308");
        await client.ReadAsync(94, "5");
        await client.ReadAsync(95, "6");
        await client.SendAsync(93, 5);
        await client.SendAsync(49, 1);
        await client.ReadAsync(49);
        (await client.ReadUntilAsync(95)).Should().NotContain(frame => frame[0] == "94");
    }

    [Test]
    public async Task PlaceOrder_SeveralAccountsAndNoneNamed_IsRefused()
    {
        await using var client = await RawClient.StartAsync(_server.Port);

        await client.SendAsync(new RawOrder(1, "BUY", 10m, "MKT").Fields);

        (await client.ReadAsync(4))[..3].Should().Equal("4", "1", "435");
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
