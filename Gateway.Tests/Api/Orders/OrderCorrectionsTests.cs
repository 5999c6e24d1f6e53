using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

/// <summary>Which orders can be changed or cancelled from here at all.</summary>
[TestFixture]
public sealed class OrderCorrectionsTests : OrdersTestBase
{
    private const int Theirs = 900;

    [Test]
    public async Task ModifyAsync_OrderThatTwsHasNotAcknowledged_IsRefused()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        var id = (await Tws.Session.SentAsync<PlaceOrderRequest>()).OrderId;

        await ChangeIsRefusedAsync(id, "*is not acknowledged yet (InFlight)*");

        TellStatus(id, "Submitted");
        (await placing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    [TestCase("Cancelled", "*is done (Cancelled) and cannot be changed*")]
    [TestCase("Filled", "*is done (Filled) and cannot be changed*")]
    [TestCase("PendingCancel", "*is being cancelled and cannot be changed*")]
    [TestCase("PendingSubmit", "*is not acknowledged yet (PendingSubmit)*")]
    public async Task ModifyAsync_OrderThatDoesNotWork_IsRefused(string status, string message)
    {
        TellOpen(55, Limit, status);

        await ChangeIsRefusedAsync(55, message);
    }

    [Test]
    public async Task ModifyAsync_OrderKnownByItsStatusOnly_IsRefused()
    {
        TellStatus(55, "Submitted");

        await ChangeIsRefusedAsync(55, "*is known by its status only*");
    }

    [Test]
    public Task ModifyAsync_UnknownOrder_IsRefused() => ChangeIsRefusedAsync(4711, "Order 4711 is not known*");

    [Test]
    public async Task CorrectionsOfAnotherClientsOrder_AreRefusedByItsClient()
    {
        TellTheirs(Theirs);

        await ChangeIsRefusedAsync(Theirs, "Order 900 belongs to client id 4; this client is 7*");
        (await FluentActions.Awaiting(() => Tws.Client.Orders.CancelAsync(Theirs, Wait)).Should().ThrowAsync<TwsRefusedException>()).Which.Code.Should().Be("other_client");
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }

    [TestCase(0, 4, "Order with permId 1800 belongs to client id 4*")]
    [TestCase(0, 7, "*has no id of this client, because it was made in TWS by hand*")]
    public async Task CancelAsync_OrderWithoutAnIdOfThisClient_IsRefused(int orderId, int clientId, string message)
    {
        var order = new OrderEntry { OrderId = orderId, ClientId = clientId, PermId = 1800, Order = Limit, Status = "Submitted" };

        await FluentActions.Awaiting(() => Tws.Client.Orders.CancelAsync(order, Wait)).Should().ThrowAsync<TwsRefusedException>().WithMessage(message);
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }

    [TestCase("Filled", CancelOutcome.Filled)]
    [TestCase("Cancelled", CancelOutcome.Cancelled)]
    public async Task CancelAsync_OrderThatHasEnded_SaysHowAndSendsNothing(string status, CancelOutcome outcome)
    {
        var order = new OrderEntry { OrderId = 5, ClientId = 7, Order = Limit, Status = status, Filled = status == "Filled" ? 100 : 1 };

        (await Tws.Client.Orders.CancelAsync(order, Wait)).Outcome.Should().Be(outcome);
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ModifyAsync_ParentIsDone_LeavesItOut()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceBracketAsync(Apple, Limit, [Limit with { Action = "SELL", LmtPrice = 12, OrderRef = "ref-2" }], Wait)
            .WaitAsync(TwsApiFixture.Limit);
        TellStatus(placed[0].OrderId, "Filled", filled: 100, remaining: 0, price: 10);

        await Tws.Client.Orders.ModifyAsync(placed[1].OrderId, order => order with { LmtPrice = 13 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Last().Order.Should().Match<Order>(sent => sent.ParentId == 0 && sent.LmtPrice == 13, "TWS refuses a parent that is done (135)");
    }

    private void TellTheirs(int id) => Tws.Session.Tell(new OpenOrderMessage(
        id, Apple, Limit with { OrderId = id, ClientId = 4, PermId = 900 + id, OrderRef = "theirs" }, new OrderState { Status = "Submitted" }));

    private async Task ChangeIsRefusedAsync(int id, string message)
    {
        var before = Tws.Sent<PlaceOrderRequest>().Count();
        await FluentActions.Awaiting(() => Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait))
            .Should().ThrowAsync<TwsRefusedException>().WithMessage(message);
        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(before);
    }
}
