using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrderReconciliationTests : OrdersTestBase
{
    [Test]
    public async Task Reconnect_OrderIsOpen_BecomesKnown()
    {
        var id = await CutInFlightAsync();

        await ReconnectAsync(id, request =>
        {
            if (request is ReqAllOpenOrdersRequest)
                TellOpen(id, Limit, "Submitted");
        });

        Tws.Client.Orders.Find(id).Should().Match<OrderEntry>(entry => entry.Knowledge == OrderKnowledge.Known && entry.Status == "Submitted");
    }

    [Test]
    public async Task Reconnect_OrderWasFilledMeanwhile_BecomesKnownByItsExecution()
    {
        var id = await CutInFlightAsync();

        await ReconnectAsync(id, request =>
        {
            if (request is ReqExecutionsRequest executions)
                Tws.Session.Tell(new ExecutionDataMessage(executions.RequestId, Apple, new Execution
                {
                    OrderId = id,
                    ClientId = 7,
                    PermId = 44,
                    ExecId = "a.1",
                    OrderRef = "ref-1",
                    Shares = 100,
                    CumQty = 100,
                    Price = 10,
                    AvgPrice = 10,
                }));
        });

        Tws.Client.Orders.Find(id).Should().Match<OrderEntry>(entry => entry.Status == "Filled" && entry.PermId == 44);
    }

    [Test]
    public async Task Reconnect_OrderWasCancelledMeanwhile_IsFoundByItsRef()
    {
        var id = await CutInFlightAsync();

        await ReconnectAsync(id, request =>
        {
            if (request is ReqCompletedOrdersRequest)
                Tws.Session.Tell(new CompletedOrderMessage(Apple, Limit with { PermId = 45 }, new OrderState { Status = "Cancelled" }));
        });

        Tws.Client.Orders.Find(id).Should().Match<OrderEntry>(entry => entry.Status == "Cancelled" && entry.PermId == 45 && entry.OrderId == id);
    }

    [Test]
    public async Task Reconnect_TwoCompleteReadingsLackTheOrder_ItNeverArrived()
    {
        var id = await CutInFlightAsync();

        await ReconnectAsync(id, _ => { }, retry: true);

        Tws.Client.Orders.Find(id)!.Knowledge.Should().Be(OrderKnowledge.NotFound);
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task FindByRefAsync_OrderOfAnEarlierRun_IsFoundOnceTheDayWasRead()
    {
        Tws.EndsLists = false;
        Tws.Connection.Drop();
        Tws.Connect();
        var finding = Tws.Client.Orders.FindByRefAsync("ref-old");
        finding.IsCompleted.Should().BeFalse("nobody knows yet whether there is such an order");
        Tws.Connection.Drop();
        Tws.EndsLists = true;
        Tws.Answer = request =>
        {
            if (request is ReqAllOpenOrdersRequest)
                TellOpen(9, Limit with { OrderRef = "ref-old" }, "Submitted");
        };
        Tws.Connect();

        (await finding.WaitAsync(TwsApiFixture.Limit))!.OrderId.Should().Be(9);
        (await Tws.Client.Orders.FindByRefAsync("ref-new").WaitAsync(TwsApiFixture.Limit)).Should().BeNull();
    }

    [Test]
    public async Task FindByRefAsync_OrdersAreNotTold_FailsAtItsDeadline()
    {
        Tws.EndsLists = false;
        var finding = Tws.Client.Orders.FindByRefAsync("ref-1");
        await Tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(10)).WaitAsync(TwsApiFixture.Limit);
        Tws.Clock.Advance(TimeSpan.FromSeconds(10));

        await FluentActions.Awaiting(() => finding.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TwsTimeoutException>();
    }

    [Test]
    public async Task PlaceAsync_TheOrdersOfTheDayAreUnread_NothingIsSent()
    {
        Tws.EndsLists = false;
        Tws.Connection.Drop();
        Tws.Connect();

        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, TimeSpan.FromSeconds(7));
        await PassAsync(TimeSpan.FromSeconds(7));

        await FluentActions.Awaiting(() => placing.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OrdersUnreadException>();
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task Reconcile_UnknownWithTheLinkUp_IsSettledWithoutAReconnect()
    {
        var id = await GiveUpAsync();
        Tws.Answer = request =>
        {
            if (request is ReqAllOpenOrdersRequest)
                TellOpen(id, Limit, "Submitted");
        };

        await PassAsync(TimeSpan.FromSeconds(2));

        await UntilAsync(id, OrderPhase.Working);
    }

    [Test]
    public async Task Reconcile_UnknownWithTheLinkUpAndNotListed_IsNotFoundWithinTenSeconds()
    {
        var id = await GiveUpAsync();

        await PassAsync(TimeSpan.FromSeconds(2));
        await PassAsync(TimeSpan.FromSeconds(5));

        await UntilAsync(id, OrderPhase.NotFound);
    }

    [Test]
    public async Task Reconcile_OrderVanishesAtTws_IsNotFoundAfterTwoReadings()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        await PassAsync(TimeSpan.FromSeconds(60));
        await PassAsync(TimeSpan.FromSeconds(5));

        await UntilAsync(placed.OrderId, OrderPhase.NotFound);
    }

    [Test]
    public async Task CancelAsync_TwsDoesNotKnowTheOrder_ItIsNotFoundAtOnce()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Answer = request =>
        {
            if (request is CancelOrderRequest cancel)
                Tws.Session.TellError(cancel.OrderId, 10147, "OrderId that needs to be cancelled is not found");
        };

        var cancelled = await Tws.Client.Orders.CancelAsync(placed.OrderId, Wait).WaitAsync(TwsApiFixture.Limit);

        cancelled.Outcome.Should().Be(CancelOutcome.Rejected);
        OrderJudge.PhaseOf(Tws.Client.Orders.Find(placed.OrderId)!).Should().Be(OrderPhase.NotFound);
    }

    [Test]
    public async Task Restart_OrderThatTwsForgot_IsStillFoundByItsKey()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                TellStatus(place.OrderId, "Filled", 100, 0, 10);
        };
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Answer = _ => { };

        await Tws.RestartAsync();

        (await Tws.Client.Orders.FindByRefAsync("ref-1").WaitAsync(TwsApiFixture.Limit)).Should().Match<OrderEntry>(
            entry => entry.OrderId == placed.OrderId && entry.Status == "Filled" && entry.Filled == 100);
        Tws.Connection.NextOrderId().Should().BeGreaterThan(placed.OrderId, "an earlier run used the ids below");
    }

    [Test]
    public async Task Restart_OrderWasInFlight_IsUnknownAndThenSettled()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        var sent = await Tws.Session.SentAsync<PlaceOrderRequest>();
        Tws.Answer = request =>
        {
            if (request is ReqAllOpenOrdersRequest)
                TellOpen(sent.OrderId, Limit, "Submitted");
        };

        await Tws.RestartAsync();

        await UntilAsync(sent.OrderId, OrderPhase.Working);
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty("an order is never sent again by itself");
    }

    [Test]
    public async Task Reconcile_OneKeyWithTwoLiveOrders_IsTold()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        var told = new TaskCompletionSource<DoubledKey>(TaskCreationOptions.RunContinuationsAsynchronously);
        var times = 0;
        Tws.Client.Orders.KeyDoubled += key =>
        {
            times++;
            told.TrySetResult(key);
        };
        Tws.Answer = request =>
        {
            if (request is not ReqAllOpenOrdersRequest)
                return;
            TellOpen(placed.OrderId, Limit, "Submitted");
            Tws.Session.Tell(new OpenOrderMessage(
                placed.OrderId, Apple, Limit with { OrderId = placed.OrderId, ClientId = 7, PermId = 77 }, new OrderState { Status = "Submitted" }));
        };

        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);

        (await told.Task.WaitAsync(TwsApiFixture.Limit)).Should().BeEquivalentTo(
            new DoubledKey("ref-1", [77, placed.PermId!.Value]), "a change during a disturbed link can split an order");
        await Tws.Client.Orders.ReconcileAsync().WaitAsync(TwsApiFixture.Limit);
        times.Should().Be(1);
    }

    private async Task<int> GiveUpAsync()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, TimeSpan.FromSeconds(7));
        await PassAsync(TimeSpan.FromSeconds(7));
        var result = await placing.WaitAsync(TwsApiFixture.Limit);
        result.Outcome.Should().Be(OrderOutcome.Unknown);
        return result.OrderId;
    }

    private async Task<int> CutInFlightAsync()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        var sent = await Tws.Session.SentAsync<PlaceOrderRequest>();
        Tws.Connection.Drop();
        (await placing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Unknown);
        return sent.OrderId;
    }

    /// <summary>Connects anew and waits until the order's fate is settled.</summary>
    private async Task ReconnectAsync(int id, Action<ITwsRequest> answer, bool retry = false)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Tws.Client.Orders.OrderChanged += entry =>
        {
            if (entry.OrderId == id && entry.Knowledge is OrderKnowledge.Known or OrderKnowledge.NotFound)
                settled.TrySetResult();
        };
        Tws.Answer = answer;
        Tws.Connect();
        // The first timer may be one of the reading that the lost session ended.
        while (retry && !settled.Task.IsCompleted)
        {
            await Task.WhenAny(settled.Task, Tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(5))).WaitAsync(TwsApiFixture.Limit);
            Tws.Clock.Advance(TimeSpan.FromSeconds(5));
        }
        await settled.Task.WaitAsync(TwsApiFixture.Limit);
    }
}
