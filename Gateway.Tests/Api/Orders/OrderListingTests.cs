using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Api.Orders;

/// <summary>What a complete list of TWS proves of an order, and what it does not.</summary>
[TestFixture]
public sealed class OrderListingTests : OrdersTestBase
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    [Test]
    public async Task Reconcile_OrderStillWaitsForItsTurn_IsNotMissed()
    {
        var turn = new TaskCompletionSource();
        Tws.Session.BeforeWrite = requests => requests is [PlaceOrderRequest] ? turn.Task : Task.CompletedTask;
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, TimeSpan.FromSeconds(30));

        await ReadTwiceAsync();

        Tws.Client.Orders.UnfinishedOrders().Should().ContainSingle().Which.Knowledge.Should().Be(OrderKnowledge.InFlight);
        TakeOrders();
        turn.SetResult();
        (await placing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    [Test]
    public async Task Reconcile_OrderVanishesRightAfterItWasConfirmed_IsNotFoundAfterTwoReadings()
    {
        var id = await PlaceAsync();

        await ReadTwiceAsync();

        OrderJudge.PhaseOf(Tws.Client.Orders.Find(id)!).Should().Be(OrderPhase.NotFound);
    }

    [Test]
    public async Task Reconcile_OneReadingLacksTheOrder_ProvesNothing()
    {
        var id = await PlaceAsync();

        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);

        OrderJudge.PhaseOf(Tws.Client.Orders.Find(id)!).Should().Be(OrderPhase.Working);
    }

    [Test]
    public async Task ReconcileAsync_WhileAReadingRuns_BeginsAnother()
    {
        var before = Tws.Sent<ReqAllOpenOrdersRequest>().Count();
        Tws.EndsLists = false;
        var first = Tws.Client.Orders.ReconcileAsync();
        var second = Tws.Client.Orders.ReconcileAsync();
        Tws.EndsLists = true;

        Tws.EndList(new ReqAllOpenOrdersRequest());

        await Task.WhenAll(first, second).WaitAsync(TwsApiFixture.Limit);
        Tws.Sent<ReqAllOpenOrdersRequest>().Should().HaveCount(before + 2, "what the first reading saw may be older than the question");
    }

    [Test]
    public async Task CancelAsync_TwsDoesNotKnowTheOrderButListsIt_LetsItStand()
    {
        var id = await PlaceAsync();
        Tws.Answer = request =>
        {
            if (request is CancelOrderRequest cancel)
                Tws.Session.TellError(cancel.OrderId, 10147, "OrderId that needs to be cancelled is not found");
            else if (request is ReqAllOpenOrdersRequest)
                TellOpen(id, Limit, "Submitted");
        };

        (await Tws.Client.Orders.CancelAsync(id, Wait).WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(CancelOutcome.Rejected);

        OrderJudge.PhaseOf(Tws.Client.Orders.Find(id)!).Should().Be(OrderPhase.Working);
    }

    [TestCase("executions")]
    [TestCase("completed")]
    public async Task Reconcile_OneListIsCut_ProvesNothing(string list)
    {
        var id = await PlaceAsync();
        CutList(list);

        for (var i = 0; i < 2; i++)
        {
            var reading = Tws.Client.Orders.ReconcileAsync();
            await PassAsync(Wait);
            await reading.WaitAsync(TwsApiFixture.Limit);
        }

        OrderJudge.PhaseOf(Tws.Client.Orders.Find(id)!).Should().Be(OrderPhase.Working);
    }

    [Test]
    public async Task CancelAsync_TwsDoesNotKnowTheOrderAndItsListIsCut_LetsItStand()
    {
        var id = await PlaceAsync();
        CutList("completed");
        var lists = Tws.Answer;
        Tws.Answer = request =>
        {
            if (request is CancelOrderRequest cancel)
                Tws.Session.TellError(cancel.OrderId, 10147, "OrderId that needs to be cancelled is not found");
            else
                lists(request);
        };

        var cancelling = Tws.Client.Orders.CancelAsync(id, TimeSpan.FromSeconds(30));
        await PassAsync(Wait);

        (await cancelling.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(CancelOutcome.Rejected);
        OrderJudge.PhaseOf(Tws.Client.Orders.Find(id)!).Should().Be(OrderPhase.Working);
    }

    /// <summary>TWS begins one of its lists and does not end it.</summary>
    private void CutList(string list)
    {
        Tws.EndsLists = false;
        Tws.Answer = request =>
        {
            switch (request)
            {
                case ReqExecutionsRequest executions when list == "executions":
                    Tws.Session.Tell(new ExecutionDataMessage(
                        executions.RequestId, Apple, new Execution { OrderId = 1, ClientId = 3, PermId = 5000, ExecId = "x.1", Shares = 1, CumQty = 1 }));
                    break;
                case ReqCompletedOrdersRequest when list == "completed":
                    Tws.Session.Tell(new CompletedOrderMessage(
                        Apple, Limit with { PermId = 5000, OrderRef = "theirs" }, new OrderState { Status = "Cancelled" }));
                    break;
                default:
                    Tws.EndList(request);
                    break;
            }
        };
    }

    private async Task<int> PlaceAsync()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Answer = _ => { };
        return placed.OrderId;
    }

    private async Task ReadTwiceAsync()
    {
        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);
        Tws.Clock.Advance(Retry);
        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);
    }
}
