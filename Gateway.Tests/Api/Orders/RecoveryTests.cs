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
public sealed class RecoveryTests : OrdersTestBase
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
        var finding = Tws.Client.Orders.FindByRefAsync("ref-old");
        finding.IsCompleted.Should().BeFalse("nobody knows yet whether there is such an order");
        Tws.Connection.Drop();
        Tws.Answer = request =>
        {
            if (request is ReqAllOpenOrdersRequest)
                TellOpen(9, Limit with { OrderRef = "ref-old" }, "Submitted");
            EndLists(request);
        };
        Tws.Connect();

        (await finding.WaitAsync(TwsApiFixture.Limit))!.OrderId.Should().Be(9);
        (await Tws.Client.Orders.FindByRefAsync("ref-new").WaitAsync(TwsApiFixture.Limit)).Should().BeNull();
    }

    [Test]
    public async Task FindByRefAsync_OrdersAreNotTold_FailsAtItsDeadline()
    {
        var finding = Tws.Client.Orders.FindByRefAsync("ref-1");
        await Tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(10)).WaitAsync(TwsApiFixture.Limit);
        Tws.Clock.Advance(TimeSpan.FromSeconds(10));

        await FluentActions.Awaiting(() => finding.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TwsTimeoutException>();
    }

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
        Tws.Answer = request =>
        {
            answer(request);
            EndLists(request);
        };
        Tws.Connect();
        if (retry)
            await PassAsync(TimeSpan.FromSeconds(5));
        else
            await FinishGraceAsync(settled.Task);
        await settled.Task.WaitAsync(TwsApiFixture.Limit);
    }

    /// <summary>A fill without a commission is waited for a moment before the completed orders are read.</summary>
    private async Task FinishGraceAsync(Task settled)
    {
        await Task.WhenAny(settled, Tws.Clock.TimerSetAsync(TimeSpan.FromMilliseconds(500))).WaitAsync(TwsApiFixture.Limit);
        if (!settled.IsCompleted)
            Tws.Clock.Advance(TimeSpan.FromMilliseconds(500));
    }
}
