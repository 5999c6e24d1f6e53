using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tests.Support;
using Gateway.Tools.Options;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Trading.Staging;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Tools.Orders;

/// <summary>What is looked at again after a person has approved an order.</summary>
[TestFixture]
public sealed class OrderDispatchTests : PlacementTestBase
{
    [Test]
    public async Task PlaceAsync_AccountGoesWhileAPersonDecides_SendsNothing()
    {
        await ShouldHaveNoRightAsync(() => PlaceAsync(Ticket, orderRef: null, context: WhoApproves(LoseTheAccount)));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceBracketAsync_AccountGoesWhileAPersonDecides_SendsNothing()
    {
        var exit = Ticket with { Action = OrderAction.Sell, LimitPrice = 12 };

        await ShouldHaveNoRightAsync(() => Placement.PlaceBracketAsync(
            WhoApproves(LoseTheAccount), Apple, Ticket, [("-tp", exit)], "DU1", orderRef: null, Wait, (_, _) => Task.CompletedTask, CancellationToken.None));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ChangeAsync_AccountGoesWhileAPersonDecides_SendsNothing()
    {
        var placed = await PlaceAsync(Ticket);
        var modification = new OrderModification(Tws.Client, Wire, Resolver, Policy, Approval, Rules, new ContractValues(Resolver), new NoSheets(), StagedCalls);

        await ShouldHaveNoRightAsync(() => modification.ChangeAsync(
            WhoApproves(LoseTheAccount), placed.OrderId!.Value, new OrderChange { Quantity = 50 }, Wait, CancellationToken.None));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task Exercise_AccountGoesWhileAPersonDecides_SendsNothing()
    {
        using var store = new TradingStore(new TradingOptions());
        var exercises = new OptionExercises(Wire, Rules, Approval, Resolver, new ExerciseBook(store), new OrderRefLock(Tws.Clock), StagedCalls);

        await ShouldHaveNoRightAsync(() => exercises.SendAsync(
            WhoApproves(LoseTheAccount), Call, ExerciseChoice.Exercise, 1, force: false, "DU1", orderRef: null, Wait, CancellationToken.None));

        Tws.Sent<ExerciseOptionsRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_PersonTakesLongerThanTheWait_SendsTheOrderAllTheSame()
    {
        await PlaceAsync(Ticket, orderRef: null, context: WhoApproves(() => Tws.Clock.Advance(Wait + Wait)));

        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task PlaceAsync_WhatWasApprovedHoldsNoLonger_SendsNothing()
    {
        var placing = () => Placement.PlaceAsync(
            WhoApproves(() => { }), Apple, Ticket, "DU1", orderRef: null, Wait, CancellationToken.None,
            _ => Task.FromException(new TwsRefusedException("The position has changed.")));

        await placing.Should().ThrowAsync<TwsRefusedException>();
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task SendPlannedAsync_PreviewIsGoneByThen_SendsNothing()
    {
        var planned = await Placement.PlanAsync(Apple, Ticket, "DU1", orderRef: null, CancellationToken.None);

        var sending = () => Placement.SendPlannedAsync(
            WhoApproves(() => { }), [planned], () => throw new TwsRefusedException("The preview was used."), Wait, CancellationToken.None);

        await sending.Should().ThrowAsync<TwsRefusedException>();
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ChangeAsync_OrderChangesWhileAPersonDecides_SendsNothing()
    {
        var placed = (await PlaceAsync(Ticket)).OrderId!.Value;
        var modification = new OrderModification(Tws.Client, Wire, Resolver, Policy, Approval, Rules, new ContractValues(Resolver), new NoSheets(), StagedCalls);
        var before = Tws.Sent<PlaceOrderRequest>().Count();

        // Somebody raises its price in TWS: the person has approved another one.
        var changing = () => modification.ChangeAsync(
            WhoApproves(() => TellOpen(placed, Limit with { OrderId = placed, LmtPrice = 11 }, "Submitted")), placed, new OrderChange { Quantity = 50 }, Wait,
            CancellationToken.None);

        (await changing.Should().ThrowAsync<ToolException>()).Which.Error.Code.Should().Be("order_changed");
        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(before);
    }

    [Test]
    public async Task PlaceGroupAsync_FirstCannotBeSent_FailsAndSendsNone()
    {
        var placing = () => PlacePairAsync(_ => throw new TwsRefusedException("Nothing was sent: TWS is away."));

        await placing.Should().ThrowAsync<TwsRefusedException>();
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceGroupAsync_SecondCannotBeSent_SaysWhichOneWorks()
    {
        var turns = 0;

        var placed = await PlacePairAsync(_ => ++turns == 1 ? Task.CompletedTask : throw new TwsRefusedException("Nothing was sent: TWS is away."));

        placed.Orders.Select(order => order.Outcome).Should().Equal(OrderOutcome.Confirmed, OrderOutcome.Denied);
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task ApprovedOnThePage_OrderWasPlacedMeanwhile_IsFoundAndNotSentAgain()
    {
        var page = new Page(this);
        var staged = await page.StageAsync(() => page.Placement.PlaceAsync(new RecordingContext(), Apple, Ticket, "DU1", Reference, Wait, CancellationToken.None));
        await PlaceAsync(Ticket);

        var end = await page.SendAsync(staged);

        end.Status.Should().Be(StagedStatus.Sent);
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task ApprovedOnThePage_AccountIsGoneByThen_SendsNothing()
    {
        var page = new Page(this);
        var staged = await page.StageAsync(() => page.Placement.PlaceAsync(new RecordingContext(), Apple, Ticket, "DU1", Reference, Wait, CancellationToken.None));
        LoseTheAccount();

        await ShouldHaveNoRightAsync(() => page.SendAsync(staged));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ChangeApprovedOnThePage_AccountIsGoneByThen_SendsNothing()
    {
        var placed = (await PlaceAsync(Ticket)).OrderId!.Value;
        var page = new Page(this);
        var staged = await page.StageAsync(() => page.Modification.ChangeAsync(new RecordingContext(), placed, new OrderChange { Quantity = 50 }, Wait, CancellationToken.None));
        LoseTheAccount();

        await ShouldHaveNoRightAsync(() => page.SendAsync(staged));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    /// <param name="turn">What each order waits for before its turn.</param>
    private Task<GroupResult> PlacePairAsync(Func<PlaceOrderRequest, Task> turn)
    {
        Tws.Session.BeforeWrite = requests => requests is [PlaceOrderRequest place] ? turn(place) : Task.CompletedTask;
        GroupMember[] members = [.. Enumerable.Range(0, 2).Select(at => new GroupMember(Apple, Ticket with { LimitPrice = 10 + at }, "DU1", null, $"orders[{at}]"))];
        return Placement.PlaceGroupAsync(WhoApproves(() => { }), members, 1, orderRef: null, Wait, CancellationToken.None)
            .PromptlyAsync("the outcome of a group, or its refusal");
    }

    private static async Task ShouldHaveNoRightAsync(Func<Task> sending) =>
        (await sending.Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().StartWith("account: must be one of DU2; got 'DU1'");

    /// <summary>TWS is logged in anew, to the other account alone.</summary>
    private void LoseTheAccount()
    {
        Tws.Connection.Drop();
        Tws.Connect(accounts: ["DU2"]);
    }

    /// <summary>The same way, where a person approves on the page.</summary>
    private sealed class Page
    {
        private static readonly TradingOptions Web = new() { Approval = TradingApproval.Web };

        private readonly StagedOrders _orders;

        public Page(OrderDispatchTests test)
        {
            var (clock, values, earlier) = (test.Tws.Clock, new ContractValues(test.Resolver), new EarlierOrders(test.Tws.Client));
            var (checks, approval) = (new OrderChecks(test.Resolver, test.Rules, values), new OrderApproval(Web, NullLogger<OrderApproval>.Instance));
            _orders = TestStaging.Orders(TextWriter.Null, clock);
            var staged = new StagedCalls(_orders);
            var band = new PriceBand(Web, new MarketViews(test.Tws.Client, values, clock));
            var dispatch = new OrderDispatch(test.Wire, checks, earlier, approval, new NoSheets(), band, staged, values, new OrderRefLock(clock), clock);
            Placement = new OrderPlacement(checks, earlier, dispatch, clock);
            Modification = new OrderModification(
                test.Tws.Client, test.Wire, test.Resolver, test.Policy, approval, test.Rules, values, new NoSheets(), staged);
        }

        public OrderPlacement Placement { get; }

        public OrderModification Modification { get; }

        /// <summary>Begins a call; returns what waits for the person then.</summary>
        public async Task<StagedOrder> StageAsync(Func<Task> call)
        {
            var added = new TaskCompletionSource<StagedOrder>(TaskCreationOptions.RunContinuationsAsynchronously);
            _orders.Added += order => added.TrySetResult(order);
            _ = call();
            return await added.Task.PromptlyAsync("the order on the page");
        }

        public async Task<StagedEnd> SendAsync(StagedOrder staged)
        {
            _orders.Decide(staged.Id, StagedStatus.Sent).Should().NotBeNull();
            return await staged.Work!.SendAsync(CancellationToken.None).PromptlyAsync("the end of what was approved");
        }
    }
}
