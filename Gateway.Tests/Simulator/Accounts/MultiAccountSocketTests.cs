using TwsSimulator;

namespace Gateway.Tests.Simulator.Accounts;

/// <summary>The requests for many accounts, for advisors and for display groups, field by field.</summary>
[TestFixture]
public sealed class MultiAccountSocketTests
{
    private const string Account = "DU1000002";

    private SimulatorServer _server = null!;
    private RawClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { TickInterval = TimeSpan.FromMilliseconds(20), MaxMessagesPerSecond = 0, Accounts = 2 });
        _client = await RawClient.StartAsync(_server.Port);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task AccountUpdatesMulti_AfterATrade_TellsWhatChangedUntilCancelled()
    {
        await _client.SendAsync(76, 1, 5, Account, "", 0);
        var rows = await _client.ReadUntilAsync(74);
        rows[..^1].Should().AllSatisfy(row => row.Should().HaveCount(8)).And.OnlyContain(row => row[0] == "73" && row[2] == "5" && row[3] == Account);
        rows[^1].Should().Equal("74", "1", "5");

        await _client.SendAsync(new Trading.RawOrder(1, "BUY", 10m, "MKT").With(23, Account).Fields);
        (await _client.ReadAsync(73, "TotalCashValue"))[2].Should().Be("5");
        await _client.SendAsync(77, 1, 5);
        await _client.SendAsync(76, 1, 5, Account, "", 1);

        (await _client.ReadAsync(73, "NetLiquidation"))[7].Should().Be("USD", "the id is free again");
    }

    [Test]
    public async Task PositionsMulti_AfterATrade_TellsThePosition()
    {
        await _client.SendAsync(74, 1, 6, Account, "");
        var rows = await _client.ReadUntilAsync(72);
        rows[..^1].Should().HaveCount(4).And.AllSatisfy(row => row.Should().HaveCount(18)).And.OnlyContain(row => row[2] == "6" && row[3] == Account);

        await _client.SendAsync(new Trading.RawOrder(1, "BUY", 10m, "MKT").With(23, Account).Fields);

        (await _client.ReadAsync(71, "AAPL"))[15].Should().Be("210");
        await _client.SendAsync(75, 1, 6);
    }

    [Test]
    public async Task PlaceOrder_OfAGroup_IsDividedByTheGroupsMethod()
    {
        const string Ratio = """
            <ListOfGroups><Group><name>Pair</name><defaultMethod>Ratio</defaultMethod><ListOfAccts>
            <Account><acct>DU1000001</acct><amount>1</amount></Account><Account><acct>DU1000002</acct><amount>2</amount></Account>
            </ListOfAccts></Group></ListOfGroups>
            """;
        await _client.SendAsync(19, 1, 1, Ratio, 8);
        await _client.ReadAsync(103);

        await _client.SendAsync(new Trading.RawOrder(1, "BUY", 10m, "MKT").With(39, "Pair").Fields);

        var fills = new[] { await _client.ReadAsync(11), await _client.ReadAsync(11) };
        fills.Select(fill => fill.Intersect(["DU1000001", Account]).Single()).Should().Equal("DU1000001", Account);
        fills.Select(fill => decimal.Parse(fill[19], CultureInfo.InvariantCulture)).Sum().Should().Be(10m);
        (await _client.ReadAsync(3, "Filled"))[3].Should().Be("10");
    }

    [TestCase("Nobody", "", "332")]
    [TestCase("Everyone", Account, "201")]
    public async Task PlaceOrder_OfAWrongGroup_IsRefused(string group, string account, string code)
    {
        await _client.SendAsync(new Trading.RawOrder(1, "BUY", 10m, "MKT").With(39, group).With(23, account).Fields);

        (await _client.ReadAsync(4, "1"))[2].Should().Be(code);
    }

    [TestCase(76)]
    [TestCase(74)]
    public async Task Multi_UnknownAccount_IsRefused(int request)
    {
        await _client.SendAsync(request, 1, 5, "DU9", "", 0);

        (await _client.ReadAsync(4))[..3].Should().Equal("4", "5", "321");
    }

    [Test]
    public async Task Advisor_GroupsTiersFamilyUser_HaveTheirFields()
    {
        await _client.SendAsync(18, 1, 1);
        var groups = await _client.ReadAsync(16);
        groups[..3].Should().Equal("16", "1", "1");
        await _client.SendAsync(19, 1, 1, groups[3], 8);
        (await _client.ReadAsync(103))[..2].Should().Equal("103", "8");
        await _client.SendAsync(80);
        (await _client.ReadAsync(78)).Should().Equal("78", "2", "DU1000001", "F1000001", Account, "F1000001");
        await _client.SendAsync(79, 9);
        (await _client.ReadAsync(77))[..3].Should().Equal("77", "9", "2");
        await _client.SendAsync(104, 10);
        (await _client.ReadAsync(107)).Should().Equal("107", "10", "");
    }

    [Test]
    public async Task DisplayGroups_Updated_TellEverySubscriber()
    {
        await using var other = await RawClient.StartAsync(_server.Port, clientId: 8);
        await _client.SendAsync(67, 1, 11);
        (await _client.ReadAsync(67)).Should().Equal("67", "1", "11", "1;2;3;4");
        await _client.SendAsync(68, 1, 12, 1);
        await _client.ReadAsync(68);
        await other.SendAsync(68, 1, 13, 1);
        (await other.ReadAsync(68)).Should().Equal("68", "1", "13", "none");

        await _client.SendAsync(69, 1, 12, "265598@SMART");

        (await other.ReadAsync(68)).Should().Equal("68", "1", "13", "265598@SMART");
        (await _client.ReadAsync(68)).Should().Equal("68", "1", "12", "265598@SMART");
        await _client.SendAsync(70, 1, 12);
        await _client.SendAsync(69, 1, 12, "none");
        (await _client.ReadAsync(4))[..3].Should().Equal("4", "12", "321");
    }
}
