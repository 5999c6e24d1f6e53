using Gateway.Configuration;
using Gateway.Notifications;
using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Notifications;

[TestFixture]
public sealed class OrderNoticesTests
{
    private static readonly OrderEntry Entry = new()
    {
        OrderId = 5,
        Contract = new Contract { Symbol = "AAPL" },
        Order = new Order { Action = "BUY", TotalQuantity = 10, OrderType = "LMT", OrderRef = "gw-1", Account = "DU1234567" },
        Asked = new OrderBody(new Contract(), new Order()),
    };

    [Test]
    public void Of_Filled_SaysSizeAndPrice() => OrderNotices.Of(Entry with { Status = "Filled", Filled = 10, AvgFillPrice = 1.5m }, []).Should().Be(
        new Notice(NotifyEvent.Orders, "Filled: BUY 10 AAPL LMT", "BUY 10 AAPL LMT: filled 10 at 1.5. Reference gw-1.", 3, "white_check_mark"));

    [Test]
    public void Of_RejectedWithAnAccountInTheReason_MasksIt() =>
        OrderNotices.Of(
                Entry with { Rejected = true, LastError = new(5, 201, "No margin in DU1234567", "", null) }, ["DU1234567"])!.Message
            .Should().Contain("No margin in DU*67").And.NotContain("DU1234567");

    [TestCase(OrderKnowledge.Unknown, "Unknown: BUY 10 AAPL LMT")]
    [TestCase(OrderKnowledge.NotFound, "Not found: BUY 10 AAPL LMT")]
    public void Of_FateIsNotKnown_IsTold(OrderKnowledge knowledge, string title) =>
        OrderNotices.Of(Entry with { Knowledge = knowledge }, [])!.Should().Match<Notice>(notice => notice.Title == title && notice.Priority == 4);

    [TestCase("Submitted")]
    [TestCase("Cancelled")]
    public void Of_WorksOrWasCancelled_IsNoNews(string status) =>
        OrderNotices.Of(Entry with { Status = status, HasWorked = true, Filled = 1 }, []).Should().BeNull();

    [Test]
    public async Task Gateway_OrderFillsHaltAndResume_AreTold()
    {
        await using var listener = await NoticeListener.StartAsync();
        await using var gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings { Notify = new NotifyOptions { Url = listener.Address + "/topic" } },
        });

        await gateway.DataAsync("ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderRef":"told-1"}""");
        var filled = (await listener.NextAsync()).Body;
        await gateway.DataAsync("ibkr_kill_switch", """{"reason":"enough","cancelOpenOrders":false}""");
        var halted = (await listener.NextAsync()).Body;
        await gateway.DataAsync(
            "ibkr_resume_trading", $$"""{"code":"{{gateway.Console.ToString().TrimEnd().Split(' ')[^1]}}"}""");
        var resumed = (await listener.NextAsync()).Body;

        filled.Text("title").Should().Be("Filled: BUY 1 AAPL MKT");
        filled.Text("message").Should().Contain("Reference told-1.").And.NotContain("DU1");
        halted.Text("message").Should().Be("By this machine: enough");
        halted.Text("priority").Should().Be("5");
        resumed.Text("title").Should().Be("Trading is resumed");
    }

    [Test]
    public async Task Gateway_OrderWaitsForApproval_IsToldWithItsPageAndWithoutCodeOrAccount()
    {
        await using var listener = await NoticeListener.StartAsync();
        await using var gateway = await GatewayFixture.StartAsync(new GatewayFixtureOptions
        {
            Tws = TwsStandIn.Simulator,
            Settings = new GatewaySettings
            {
                Notify = new NotifyOptions { Url = listener.Address + "/topic", Events = ["approvals"] },
                Trading = new TradingOptions { Approval = TradingApproval.Web },
            },
        });

        var staged = await gateway.DataAsync(
            "ibkr_place_order", """{"contract":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1.5,"waitSeconds":1}""");

        var told = (await listener.NextAsync()).Body;
        told.Text("title").Should().Be("An order waits for approval");
        told.Text("message").Should().Contain("BUY 1 AAPL").And.Contain(staged.GetProperty("approval").Text("path")).And.NotContain(staged.Text("account"))
            .And.NotContain(gateway.Console.ToString().TrimEnd().Split(' ')[^1]);
    }
}
