using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

/// <summary>Orders and changes that wait for their turn on the wire, and what a cancel does to them.</summary>
[TestFixture]
public sealed class OrderTurnTests : OrdersTestBase
{
    private TaskCompletionSource _turn = null!;

    [SetUp]
    public void SetUp() => _turn = new TaskCompletionSource();

    [Test]
    public async Task CancelAsync_OrderWaitsForItsTurn_WithdrawsItWithoutAByte()
    {
        var placing = await PlaceAndWaitAsync();

        var cancelled = await Tws.Client.Orders.CancelAsync(Tws.Client.Orders.UnfinishedOrders().Single().OrderId, Wait).WaitAsync(TwsApiFixture.Limit);

        cancelled.Should().Match<CancelResult>(
            result => result.Outcome == CancelOutcome.Cancelled && result.Reason!.Text.Contains("no byte of it was sent", StringComparison.Ordinal));
        (await placing.Awaiting(order => order).Should().ThrowAsync<TwsRefusedException>())
            .WithMessage("Nothing was sent: the order was cancelled while it waited for its turn.");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty("TWS has not heard of the order");
        Tws.Journal.Find("ref-1")!.Phase.Should().Be(OrderPhase.Denied);
        Tws.Client.Orders.UnfinishedOrders().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_NoTurnInTime_IsWithdrawn()
    {
        var placing = await PlaceAndWaitAsync();

        await PassAsync(Wait);

        (await placing.Awaiting(order => order).Should().ThrowAsync<TwsRefusedException>()).Which.Code.Should().Be("no_turn");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
        Tws.Journal.Find("ref-1")!.Phase.Should().Be(OrderPhase.Denied);
    }

    [Test]
    public async Task PlaceAsync_CallerLeavesWhileItWaits_IsWithdrawn()
    {
        using var caller = new CancellationTokenSource();
        var placing = await PlaceAndWaitAsync(caller.Token);

        await caller.CancelAsync();

        await placing.Awaiting(order => order).Should().ThrowAsync<OperationCanceledException>();
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_HaltedWhileItWaits_SendsNothing()
    {
        var placing = await PlaceAndWaitAsync();

        await Tws.Client.Orders.HaltAsync("trading is halted");
        _turn.SetResult();

        await placing.Awaiting(order => order).Should().ThrowAsync<TwsRefusedException>().WithMessage("Nothing was sent: trading is halted");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ModifyAsync_Halted_SendsNothing()
    {
        var id = await PlaceAsync();
        await Tws.Client.Orders.HaltAsync("trading is halted");

        var changing = () => Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait);

        await changing.Should().ThrowAsync<TwsRefusedException>().WithMessage("Nothing was sent: trading is halted");
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task ModifyAsync_NoTurnInTime_SaysThatNothingWasSent()
    {
        var id = await PlaceAsync();
        Tws.Session.BeforeWrite = _ => _turn.Task;

        var changing = Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait);
        await PassAsync(Wait);

        await changing.Awaiting(change => change).Should().ThrowAsync<TwsRefusedException>()
            .WithMessage("Nothing was sent: the request did not get its turn in time.");
    }

    [Test]
    public async Task ModifyAsync_WhileAnotherChangeIsUnderWay_WaitsAndIsRefusedInTime()
    {
        var id = await PlaceAsync();
        var first = Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, TimeSpan.FromSeconds(30));
        var second = Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 12 }, TimeSpan.FromSeconds(4));

        await PassAsync(TimeSpan.FromSeconds(4));

        await second.Awaiting(change => change).Should().ThrowAsync<TwsRefusedException>()
            .WithMessage($"Nothing was sent: another change of order {id} was not over in time*");
        TellOpen(id, Limit with { LmtPrice = 11 }, "Submitted");
        (await first.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    [Test]
    public async Task ModifyAsync_ChangeNamesAnotherAccount_KeepsTheOrdersOwn()
    {
        var id = await PlaceAsync();

        _ = Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11, Account = "DU2", Transmit = false }, Wait);

        Tws.Sent<PlaceOrderRequest>().Last().Order.Should().Match<Order>(order => order.Account == "DU1" && order.Transmit && order.LmtPrice == 11);
    }

    [Test]
    public async Task ModifyAsync_OrderIsBeingCancelled_SendsNothing()
    {
        var id = await PlaceAsync();
        TellStatus(id, "PendingCancel");

        var changing = () => Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait);

        await changing.Should().ThrowAsync<TwsRefusedException>().WithMessage($"Order {id} is being cancelled and cannot be changed.");
    }

    [Test]
    public async Task CancelAsync_LinkToIbIsDown_IsSentToTws()
    {
        var id = await PlaceAsync();
        Tws.Connection.SetState(ConnectionState.IbLinkDown);
        Tws.Answer = request =>
        {
            if (request is CancelOrderRequest)
                TellStatus(id, "Cancelled");
        };

        (await Tws.Client.Orders.CancelAsync(id, Wait).WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(CancelOutcome.Cancelled);
    }

    [Test]
    public async Task CancelAsync_OrderIsOver_SendsNothing()
    {
        var id = await PlaceAsync();
        TellStatus(id, "Filled", 100, 0, 10);
        var filled = Tws.Client.Orders.Find(id)!;

        (await Tws.Client.Orders.CancelAsync(id, Wait)).Outcome.Should().Be(CancelOutcome.Filled);
        (await Tws.Client.Orders.CancelAsync(filled, Wait)).Reason!.Text.Should().Be("The order had already ended; nothing was sent.");

        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }

    [TestCase(3, 77, "*belongs to client id 3*")]
    [TestCase(7, 0, "*made in TWS by hand*")]
    public async Task CancelAsync_OrderOfAnother_SendsNothing(int client, int orderId, string why)
    {
        var theirs = new OrderEntry { ClientId = client, OrderId = orderId, Status = "Submitted" };

        var cancelling = () => Tws.Client.Orders.CancelAsync(theirs, Wait);

        await cancelling.Should().ThrowAsync<TwsRefusedException>().WithMessage(why);
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task CancelAsync_SessionEndsBeforeTheAnswer_IsUnknown()
    {
        var id = await PlaceAsync();
        var cancelling = Tws.Client.Orders.CancelAsync(id, Wait);
        await Tws.Session.SentAsync<CancelOrderRequest>();

        Tws.Connection.Drop();

        (await cancelling.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(CancelOutcome.Unknown);
    }

    [Test]
    public async Task CancelAsync_TwsDoesNotKnowTheOrderAndListsNothing_IsRefusedAndTheOrderStays()
    {
        var id = await PlaceAsync();
        Tws.EndsLists = false;
        Tws.Answer = request =>
        {
            if (request is CancelOrderRequest cancel)
                Tws.Session.TellError(cancel.OrderId, 10147, "OrderId that needs to be cancelled is not found");
        };

        var cancelling = Tws.Client.Orders.CancelAsync(id, TimeSpan.FromSeconds(4));
        await PassAsync(TimeSpan.FromSeconds(4));

        (await cancelling.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(CancelOutcome.Rejected);
        Tws.Client.Orders.Find(id)!.Knowledge.Should().Be(OrderKnowledge.Known, "an incomplete list proves nothing");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Restart_BracketWasCutOnItsWay_CancelsWhatArrivedOfIt(bool arrived)
    {
        _ = Tws.Client.Orders.PlaceBracketAsync(Apple, Limit, [Limit with { Action = "SELL", LmtPrice = 12, OrderRef = "ref-1-tp" }], Wait);
        var parent = await Tws.Session.SentAsync<PlaceOrderRequest>();
        parent.Order.Transmit.Should().BeFalse("only the last order of a bracket transmits");
        Tws.Answer = request =>
        {
            if (request is not CancelOrderRequest cancel)
                return;
            if (arrived)
                TellStatus(cancel.OrderId, "Cancelled");
            else
                Tws.Session.TellError(cancel.OrderId, 10147, "OrderId that needs to be cancelled is not found");
        };

        await Tws.RestartAsync();

        (await Tws.Session.SentAsync<CancelOrderRequest>()).OrderId.Should().Be(parent.OrderId);
        await UntilAsync(parent.OrderId, arrived ? OrderPhase.Rejected : OrderPhase.NotFound);
    }

    private async Task<int> PlaceAsync()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Answer = _ => { };
        return placed.OrderId;
    }

    private async Task<Task<OrderResult>> PlaceAndWaitAsync(CancellationToken cancellationToken = default)
    {
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Tws.Session.BeforeWrite = requests =>
        {
            if (requests is not [PlaceOrderRequest])
                return Task.CompletedTask;
            waits.TrySetResult();
            return _turn.Task;
        };
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait, cancellationToken);
        await waits.Task.WaitAsync(TwsApiFixture.Limit);
        return placing;
    }
}
