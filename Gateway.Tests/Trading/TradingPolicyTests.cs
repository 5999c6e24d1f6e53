using System.ComponentModel.DataAnnotations;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Trading;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading;

[TestFixture]
public sealed class TradingPolicyTests
{
    [TestCase("DU1234567", true)]
    [TestCase("df123", true)]
    [TestCase("U1234567", false)]
    [TestCase("F1234567", false)]
    [TestCase("", false)]
    public void IsPaper_ByTheId_IsTold(string account, bool paper) => AccountIds.IsPaper(account).Should().Be(paper);

    [Test]
    public void RequireMode_ReadOnly_IsRefused()
    {
        var readOnly = () => Policy(TradingMode.ReadOnly).RequireMode();

        readOnly.Should().Throw<ToolException>().WithMessage("Denied, nothing was sent*").Which.Error.Kind.Should().Be(ToolErrorKind.Refused);
    }

    [TestCase(TradingMode.Live, "U1000001", true)]
    [TestCase(TradingMode.Live, "u1000001", true)]
    [TestCase(TradingMode.Live, "U1000002", false)]
    [TestCase(TradingMode.Live, "DU1000001", true)]
    [TestCase(TradingMode.Paper, "U1000001", false)]
    [TestCase(TradingMode.Paper, "DU1000001", true)]
    [TestCase(TradingMode.ReadOnly, "DU1000001", false)]
    public void MayTrade_Account_IsPaperOrNamedInTheModeLive(TradingMode mode, string account, bool may) =>
        AccountIds.MayTrade(new TradingOptions { Mode = mode, LiveAccounts = ["U1000001"] }, account).Should().Be(may);

    [Test]
    public async Task PlaceOrder_LiveAccountThatIsNotNamed_IsRefusedByName()
    {
        await using var tools = await GatewayFixture.StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.Live, LiveAccounts = ["U1000001"] } },
            Simulator = options => options with { Live = true, Accounts = 2 },
            Listens = false,
        });

        var refused = await tools.FailAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1,"account":"U1000002"}""");

        refused.Code.Should().Be("live_account");
        refused.Message.Should().Contain("U1000002 is a live account that TRADING_LIVE_ACCOUNTS does not name");
        tools.Simulator.Received.GetValueOrDefault(3).Should().Be(0);
    }

    [TestCase(true, new[] { "DU1", "DF2" }, null)]
    [TestCase(false, new[] { "DU1", "U2" }, "*the group Family has U2; U2 is not a paper account*")]
    [TestCase(false, new string[0], "*the group Family has no accounts*")]
    public void RequireGroup_Members_MustAllBePaperAccounts(bool allowed, string[] members, string? message)
    {
        var requiring = () => Policy(TradingMode.Paper).RequireGroup("Family", members);

        if (allowed)
            requiring.Should().NotThrow();
        else
            requiring.Should().Throw<ToolException>().WithMessage(message!).Which.Error.Kind.Should().Be(ToolErrorKind.Refused);
    }

    [Test]
    public async Task Registry_ReadOnly_HidesWhatSendsOrders()
    {
        await using var tools = await GatewayFixture.StartToolsAsync(mode: TradingMode.ReadOnly);

        tools.Registry.Tools.Where(tool => tool.Traits.Trades).Should().BeEmpty();
        tools.Registry.TryGet("ibkr_get_open_orders", out _).Should().BeTrue();
    }

    [Test]
    public async Task PlaceOrder_SeveralAccounts_NeedsOneOfThem()
    {
        await using var tools = await GatewayFixture.StartToolsAsync(accounts: 2);

        var none = await tools.FailAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1}""");
        var wrong = await tools.FailAsync("ibkr_place_order", """{"symbol":"AAPL","action":"BUY","quantity":1,"account":"DU9"}""");

        none.Message.Should().StartWith("account: is required, because TWS manages DU");
        wrong.Message.Should().MatchRegex("^account: must be one of DU.*got 'DU9'");
    }

    [Test]
    public void RequireAccountOf_OrderOfUnknownAccount_NeedsEveryAccountToBePaper()
    {
        var clock = new ManualTimeProvider();
        var connection = new ScriptedTwsConnection(clock);
        connection.Connect(new ScriptedTwsSession(clock) { ManagedAccounts = ["DU1", "U1234567"] });
        var policy = new TradingPolicy(new TradingOptions(), new AccountChoice(connection));

        var unknown = () => policy.RequireAccountOf(null);
        var live = () => policy.RequireAccountOf(new OrderEntry { Order = new Order { Account = "U1234567" } });
        var paper = () => policy.RequireAccountOf(new OrderEntry { Order = new Order { Account = "DU1" } });

        unknown.Should().Throw<ToolException>().Which.Error.Code.Should().Be("live_account");
        live.Should().Throw<ToolException>().Which.Error.Code.Should().Be("live_account");
        paper.Should().NotThrow();
    }

    private static TradingPolicy Policy(TradingMode mode) => new(new TradingOptions { Mode = mode }, new AccountChoice(new FakeTwsConnection()));
}
