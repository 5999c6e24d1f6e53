using Gateway.Tests.Api.Orders;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Tools.Orders;

/// <summary>Nothing that becomes of an order is slept through. The clock stands still, so a missed word would wait for ever.</summary>
[TestFixture]
public sealed class OrderWaitTests : OrdersTestBase
{
    [Test]
    public async Task Until_OrderIsDoneAlready_AnswersAtOnce()
    {
        var order = await PlaceAsync();
        TellStatus(order.OrderId, "Filled", 100, 0, 10);

        var result = await UntilAsync(Tws.Client.Orders.Find(order.OrderId)!).WaitAsync(TwsApiFixture.Limit);

        result.Reached.Should().BeTrue();
        result.WaitedSeconds.Should().Be(0);
    }

    [Test]
    public async Task Until_OrderEndedAfterItWasLookedUp_AnswersAtOnce()
    {
        var lookedUp = await PlaceAsync();
        TellStatus(lookedUp.OrderId, "Filled", 100, 0, 10);

        (await UntilAsync(lookedUp).WaitAsync(TwsApiFixture.Limit)).Reached.Should().BeTrue();
    }

    [Test]
    public async Task Until_ManyWordsThenTheEnd_TellsTheEnd()
    {
        var order = await PlaceAsync();
        var waiting = UntilAsync(order);
        waiting.IsCompleted.Should().BeFalse();

        for (var filled = 1; filled < 100; filled++)
            TellStatus(order.OrderId, "Submitted", filled, 100 - filled, 10);
        TellStatus(order.OrderId, "Filled", 100, 0, 10);

        var result = await waiting.WaitAsync(TwsApiFixture.Limit);
        result.Reached.Should().BeTrue();
        result.Order.Filled.Should().Be(100);
    }

    [Test]
    public async Task Until_OrderIsCancelled_SaysThatItNeverWillFill()
    {
        var order = await PlaceAsync();
        var waiting = UntilAsync(order);

        TellStatus(order.OrderId, "Cancelled");

        (await waiting.WaitAsync(TwsApiFixture.Limit)).Should().Match<OrderWaitResult>(result => !result.Reached && result.Order.Status == "Cancelled");
    }

    [Test]
    public async Task Until_OrderOfAnotherClient_IsAskedForAndNotTakenForOursOfTheSameId()
    {
        var ours = await PlaceAsync();
        Tws.Session.Tell(new OrderStatusMessage(ours.OrderId, "Submitted", 0, 100, 0, 1234, 0, 0, 3, "", null));
        var waiting = UntilAsync(Tws.Client.Orders.FindByPermId(1234)!);
        TellStatus(ours.OrderId, "Filled", 100, 0, 10);
        Tws.Answer = request =>
        {
            if (request is ReqCompletedOrdersRequest)
                Tws.Session.Tell(new CompletedOrderMessage(Apple, Limit with { PermId = 1234, OrderRef = "theirs", FilledQuantity = 100 }, new OrderState { Status = "Filled" }));
        };
        waiting.IsCompleted.Should().BeFalse("the one that filled is ours");

        await PassAsync(TimeSpan.FromSeconds(5));

        (await waiting.WaitAsync(TwsApiFixture.Limit)).Should().Match<OrderWaitResult>(result => result.Reached && result.Order.PermId == 1234);
    }

    [Test]
    public async Task Until_OrderOfAnotherClientWithoutAPermId_IsNotTakenForOurs()
    {
        var ours = await PlaceAsync();
        TellStatus(ours.OrderId, "Filled", 100, 0, 10);
        using var stop = new CancellationTokenSource();

        var waiting = UntilAsync(ours with { ClientId = 3, PermId = null }, cancellationToken: stop.Token);

        waiting.IsCompleted.Should().BeFalse();
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => waiting.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task Until_SessionIsLostWhileWaiting_GoesOnWithTheNextOne()
    {
        var order = await PlaceAsync();
        var waiting = UntilAsync(order);

        Tws.Connection.Drop();
        waiting.IsCompleted.Should().BeFalse();
        Tws.Connect();
        TellStatus(order.OrderId, "Filled", 100, 0, 10);

        (await waiting.WaitAsync(TwsApiFixture.Limit)).Reached.Should().BeTrue();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Until_OrderNeverArrived_DoesNotWaitForIt(bool terminal)
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        var sent = await Tws.Session.SentAsync<PlaceOrderRequest>();
        var lookedUp = Tws.Client.Orders.Find(sent.OrderId)!;
        Tws.Connection.Drop();
        await placing.WaitAsync(TwsApiFixture.Limit);
        var missed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Tws.Client.Orders.OrderChanged += entry =>
        {
            if (entry.Knowledge == OrderKnowledge.NotFound)
                missed.TrySetResult();
        };
        Tws.Connect();
        // The first timer may be one of the reading that the lost session ended.
        while (!missed.Task.IsCompleted)
        {
            await Task.WhenAny(missed.Task, Tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(5))).WaitAsync(TwsApiFixture.Limit);
            Tws.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        var result = await UntilAsync(lookedUp, terminal ? OrderMilestone.Terminal : OrderMilestone.Filled).WaitAsync(TwsApiFixture.Limit);

        result.Reached.Should().Be(terminal);
        result.Order.State.Should().Be(OrderPhase.NotFound);
    }

    [Test]
    public async Task Until_CallerLeaves_EndsAndListensNoMore()
    {
        var order = await PlaceAsync();
        using var stop = new CancellationTokenSource();
        var waiting = UntilAsync(order, cancellationToken: stop.Token);

        await stop.CancelAsync();

        await FluentActions.Awaiting(() => waiting.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OperationCanceledException>();
        TellStatus(order.OrderId, "Filled", 100, 0, 10);
        (await UntilAsync(order).WaitAsync(TwsApiFixture.Limit)).Reached.Should().BeTrue();
    }

    [Test]
    public async Task WaitForOrder_NoSuchOrder_SaysSo()
    {
        await using var tools = await GatewayFixture.StartToolsAsync();

        (await tools.FailAsync("ibkr_wait_for_order", """{"orderId":987654}""")).Code.Should().Be("order_not_found");
    }

    private Task<OrderWaitResult> UntilAsync(OrderEntry order, OrderMilestone until = OrderMilestone.Filled, CancellationToken cancellationToken = default) =>
        new OrderWait(Tws.Client, Tws.Clock).UntilAsync(order, until, TimeSpan.FromSeconds(600), new RecordingContext(), cancellationToken);

    private async Task<OrderEntry> PlaceAsync()
    {
        TakeOrders();
        return Tws.Client.Orders.Find((await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit)).OrderId)!;
    }
}
