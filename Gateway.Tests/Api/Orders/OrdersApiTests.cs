using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrdersApiTests : OrdersTestBase
{
    [Test]
    public async Task ModifyAsync_OrderKnownByItsStatusOnly_SendsNothing()
    {
        TellStatus(12, "Submitted");

        var changing = () => Tws.Client.Orders.ModifyAsync(12, order => order with { TotalQuantity = 5 }, Wait);

        await changing.Should().ThrowAsync<TwsRefusedException>().WithMessage("*status only*");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ExecutionsAsync_CorrectionAndCommission_AreMerged()
    {
        Tws.Answer = request =>
        {
            if (request is not ReqExecutionsRequest executions)
                return;
            foreach (var execId in new[] { "x.01", "x.02" })
                Tws.Session.Tell(new ExecutionDataMessage(executions.RequestId, Apple, new Execution { ExecId = execId, PermId = 1, OrderId = 3, ClientId = 7 }));
            Tws.Session.Tell(new ExecutionDataEndMessage(executions.RequestId));
            Tws.Session.Tell(new CommissionReportMessage(new CommissionReport { ExecId = "x.02", Commission = 1.25m, Currency = "USD" }));
        };

        var fills = await Tws.Client.Orders.ExecutionsAsync(new ExecutionFilter()).WaitAsync(TwsApiFixture.Limit);

        fills.Complete.Should().BeTrue();
        fills.Items.Should().ContainSingle().Which.Should().Match<ExecutionEntry>(
            fill => fill.Execution.ExecId == "x.02" && fill.Commission!.Commission == 1.25m);
    }

    [Test]
    public async Task OpenOrdersAsync_StatusAndOrder_AreOneEntry()
    {
        Tws.Answer = request =>
        {
            if (request is not ReqAllOpenOrdersRequest)
                return;
            TellOpen(9, Limit, "Submitted");
            TellStatus(9, "Submitted", filled: 40, remaining: 60, price: 9.9m);
            Tws.Session.Tell(new OpenOrderEndMessage());
        };

        var orders = await Tws.Client.Orders.OpenOrdersAsync().WaitAsync(TwsApiFixture.Limit);

        orders.Items.Should().ContainSingle().Which.Should().Match<OrderEntry>(
            entry => entry.OrderId == 9 && entry.Filled == 40 && entry.Order.LmtPrice == 10 && entry.AvgFillPrice == 9.9m);
    }

    [Test]
    public void Receive_OwnOrderWithAHighId_KeepsNewOrdersAboveIt()
    {
        TellStatus(5000, "Submitted");

        Tws.Connection.NextOrderId().Should().BeGreaterThan(5000);
    }

    [Test]
    public void Executed_SameFillTwice_IsToldOnce()
    {
        List<ExecutionEntry> told = [];
        Tws.Client.Orders.Executed += told.Add;
        var fill = new ExecutionDataMessage(-1, Apple, new Execution { ExecId = "y.01", OrderId = 3, ClientId = 7, PermId = 2 });

        Tws.Session.Tell(fill);
        Tws.Session.Tell(fill);

        told.Should().ContainSingle();
    }

    [Test]
    public async Task PlaceAsync_IdInUse_IsSentOnceMoreUnderANewId()
    {
        var refused = 0;
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest place)
                return;
            if (refused++ == 0)
            {
                Tws.Session.TellError(place.OrderId, 103, "Duplicate order id");
                return;
            }
            TellOpen(place.OrderId, place.Order, "Submitted");
        };

        var result = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        Tws.Sent<PlaceOrderRequest>().Select(place => place.OrderId).Should().OnlyHaveUniqueItems().And.HaveCount(2);
        Tws.Journal.Find("ref-1")!.Entry.OrderId.Should().Be(result.OrderId);
    }

    [Test]
    public async Task PlaceAsync_IdInUseTwice_IsRejected()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                Tws.Session.TellError(place.OrderId, 103, "Duplicate order id");
        };

        var result = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Rejected);
        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(2);
    }

    [Test]
    public async Task FindByRef_AnotherClientUsesTheSameKey_IsStillOurs()
    {
        TakeOrders();
        var ours = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Session.Tell(new OpenOrderMessage(
            3, Apple, Limit with { OrderId = 3, ClientId = 9, PermId = 5555 }, new OrderState { Status = "Submitted" }));

        Tws.Client.Orders.FindByRef("ref-1")!.PermId.Should().Be(ours.PermId);
    }

    [Test]
    public async Task RequireLinkAsync_TwsDoesNotAnswer_FailsWithinTheProbesTime()
    {
        Tws.Connection.Drop();
        Tws.AnswersProbes = false;
        Tws.Connect();

        var checking = Tws.Client.Orders.RequireLinkAsync();
        await PassAsync(TimeSpan.FromSeconds(1));

        await FluentActions.Awaiting(() => checking.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TwsDisconnectedException>()
            .WithMessage("*Nothing was sent.");
    }

    [Test]
    public async Task CancelAsync_OrderThatHasEnded_SaysItsEndAndSendsNothing()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                TellStatus(place.OrderId, "Filled", 100, 0, 10);
        };
        await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        await Tws.RestartAsync();
        var found = (await Tws.Client.Orders.FindByRefAsync("ref-1").WaitAsync(TwsApiFixture.Limit))!;

        var result = await Tws.Client.Orders.CancelAsync(found, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(CancelOutcome.Filled);
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }
}
