using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Tests.Api.Orders;
using Gateway.Tests.Support;
using Gateway.Tools.Options;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Trading.Policy;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Contracts;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Tools.Orders;

/// <summary>The one way of an order, on a TWS that takes every order at once and manages two accounts.</summary>
[TestFixture]
public sealed class OrderPlacementTests : OrdersTestBase
{
    private const string Reference = "ref-1";
    private const string OfAnEarlierRun = "ref-old";

    private static readonly Contract Microsoft = new() { ConId = 272093, SecType = "STK", Exchange = "SMART", Symbol = "MSFT" };
    private static readonly Contract Call = new() { ConId = 886441502, SecType = "OPT", Exchange = "SMART", Strike = 200, Right = "C" };

    private static readonly OrderTicket Ticket = new() { Action = OrderAction.Buy, Quantity = 100, Kind = OrderKind.Limit, LimitPrice = 10 };

    private static readonly TradingOptions Options = new() { Approval = TradingApproval.Elicitation };

    private static readonly Dictionary<string, OrderTicket> Others = new()
    {
        ["action"] = Ticket with { Action = OrderAction.Sell },
        ["quantity"] = Ticket with { Quantity = 101 },
        ["cashQty"] = Ticket with { Quantity = null, CashQuantity = 100 },
        ["orderType"] = Ticket with { Kind = OrderKind.LimitOnClose },
        ["limitPrice"] = Ticket with { LimitPrice = 10.01m },
        ["stopPrice"] = Ticket with { Kind = OrderKind.StopLimit, StopPrice = 11 },
        ["tif"] = Ticket with { Tif = TimeInForce.UntilCancelled },
        ["goodTillDate"] = Ticket with { Tif = TimeInForce.UntilDate, GoodTillDate = MomentInput.Parse("1970-01-01T00:00Z") },
        ["goodAfterTime"] = Ticket with { GoodAfterTime = MomentInput.Parse("1970-01-01T00:00Z") },
        ["outsideRth"] = Ticket with { OutsideRth = true },
        ["modelCode"] = Ticket with { ModelCode = "m" },
        ["faMethod"] = Ticket with { FaMethod = "Equal" },
        ["ocaGroup"] = Ticket with { OcaGroup = "o" },
        ["parentId"] = Ticket with { ParentId = 7 },
        ["algo"] = Ticket with { Algo = new AlgoInput(AlgoKind.Adaptive, []) },
        ["conditions"] = Ticket with { Conditions = [new ConditionInput(ConditionKind.Margin, value: new ConditionValue(30, IsPercent: false))] },
        ["transmit"] = Ticket with { Transmit = false },
        ["more"] = Ticket with { More = new FurtherFields(order => order with { Hidden = true }) },
    };

    private static IEnumerable<string> OtherFields => Others.Keys;

    [SetUp]
    public void ConnectToTwoAccounts()
    {
        Tws.Connection.Drop();
        Tws.Answer = Take;
        Tws.Connect(accounts: ["DU1", "DU2"]);
    }

    [Test]
    public async Task PlaceAsync_TwsIsAway_SaysThatNothingWasSent()
    {
        Tws.Connection.Drop();

        await FluentActions.Awaiting(() => PlaceAsync(Ticket, orderRef: null)).Should()
            .ThrowAsync<TwsDisconnectedException>().WithMessage("* Nothing was sent.");
    }

    [Test]
    public async Task PlaceAsync_SameRefAndBody_GivesTheOrderThatWasPlaced()
    {
        var first = await PlaceAsync(Ticket);

        var second = await PlaceAsync(Ticket with { LimitPrice = 10.00m });

        second.AlreadyPlaced.Should().BeTrue();
        second.OrderId.Should().Be(first.OrderId);
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task PlaceAsync_SameRefAndBodyAfterAChange_GivesTheOrderThatWasPlaced()
    {
        var first = await PlaceAsync(Ticket);
        await Tws.Client.Orders.ModifyAsync(first.OrderId, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

        var second = await PlaceAsync(Ticket);

        second.Should().Match<PlaceResult>(result => result.AlreadyPlaced == true && result.OrderId == first.OrderId && result.LimitPrice == 11);
    }

    [TestCaseSource(nameof(OtherFields))]
    public async Task PlaceAsync_SameRefAndOneFieldChanged_IsRefused(string field)
    {
        await PlaceAsync(Ticket);

        await ShouldBeAnotherAsync(() => PlaceAsync(Others[field]));
    }

    [Test]
    public async Task PlaceAsync_SameRefAndAnotherContractOrAccount_IsRefused()
    {
        await PlaceAsync(Ticket);

        await ShouldBeAnotherAsync(() => PlaceAsync(Ticket, Microsoft));
        await ShouldBeAnotherAsync(() => PlaceAsync(Ticket, account: "DU2"));
    }

    [TestCase("same")]
    [TestCase("action")]
    [TestCase("quantity")]
    [TestCase("orderType")]
    [TestCase("contract")]
    [TestCase("account")]
    public async Task PlaceAsync_RefOfAnEarlierRun_IsHeldAgainstWhatTwsTells(string field)
    {
        Tws.Connection.Drop();
        Tws.Answer = request =>
        {
            if (request is ReqAllOpenOrdersRequest)
                TellOpen(9, Limit with { OrderRef = OfAnEarlierRun }, "Submitted");
            Take(request);
        };
        Tws.Connect(accounts: ["DU1", "DU2"]);

        var placing = () => PlaceAsync(
            Others.GetValueOrDefault(field, Ticket), field == "contract" ? Microsoft : Apple, field == "account" ? "DU2" : "DU1", OfAnEarlierRun);

        if (field == "same")
            (await placing()).Should().Match<PlaceResult>(result => result.AlreadyPlaced == true && result.OrderId == 9);
        else
            await ShouldBeAnotherAsync(placing);
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

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
            WhoApproves(LoseTheAccount), Apple, Ticket, [("-tp", exit)], "DU1", orderRef: null, Wait, _ => Task.CompletedTask, CancellationToken.None));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task ChangeAsync_AccountGoesWhileAPersonDecides_SendsNothing()
    {
        var placed = await PlaceAsync(Ticket);
        var modification = new OrderModification(Tws.Client, Wire, Resolver, Policy, Approval, Rules, new ContractValues(Resolver));

        await ShouldHaveNoRightAsync(() => modification.ChangeAsync(
            WhoApproves(LoseTheAccount), placed.OrderId, new OrderChange { Quantity = 50 }, Wait, CancellationToken.None));

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task Exercise_AccountGoesWhileAPersonDecides_SendsNothing()
    {
        using var store = new TradingStore(new TradingOptions());
        var exercises = new OptionExercises(Wire, Rules, Approval, Resolver, new ExerciseBook(store), new OrderRefLock(Tws.Clock));

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
            () => Task.FromException(new TwsRefusedException("The position has changed.")));

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

    private ContractResolver Resolver => new(Tws.Client, Tws.Clock);

    private TradingPolicy Policy => new(Options, new AccountChoice(Tws.Connection));

    private static OrderApproval Approval => new(Options, NullLogger<OrderApproval>.Instance);

    private PolicyStage Stage => TestPolicy.StageOf(Tws.Client, Resolver, Tws.Clock);

    private OrderWire Wire => new(Tws.Client, Stage);

    private OrderRules Rules => new(
        Tws.Client, new AllocationRule(Tws.Client, Policy, new AccountChoice(Tws.Connection)), new MarketRuleCheck(Tws.Client), new ContractValues(Resolver), Stage,
        new PolicyCaller());

    private OrderPlacement Placement => new(Wire, new OrderChecks(Resolver, Rules, new ContractValues(Resolver)), new EarlierOrders(Tws.Client), Approval, new OrderRefLock(Tws.Clock), Tws.Clock);

    private Task<PlaceResult> PlaceAsync(
        OrderTicket ticket, Contract? contract = null, string account = "DU1", string? orderRef = Reference, RequestContext? context = null) =>
        Placement.PlaceAsync(context ?? WhoApproves(() => { }), contract ?? Apple, ticket, account, orderRef, Wait, CancellationToken.None)
            .PromptlyAsync("the outcome of an order, or its refusal");

    private async Task ShouldBeAnotherAsync(Func<Task> placing)
    {
        var before = Tws.Sent<PlaceOrderRequest>().Count();
        (await placing.Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().StartWith("orderRef: must be new for every order; ");
        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(before);
    }

    private static async Task ShouldHaveNoRightAsync(Func<Task> sending) =>
        (await sending.Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().StartWith("account: must be one of DU2; got 'DU1'");

    /// <summary>A caller whose person says yes, after something has happened.</summary>
    private static RecordingContext WhoApproves(Action meanwhile) => new()
    {
        Answer = _ =>
        {
            meanwhile();
            return JsonElement.Parse("""{"action":"accept","content":{"approve":true}}""");
        },
    };

    /// <summary>TWS is logged in anew, to the other account alone.</summary>
    private void LoseTheAccount()
    {
        Tws.Connection.Drop();
        Tws.Connect(accounts: ["DU2"]);
    }

    private void Take(ITwsRequest request)
    {
        switch (request)
        {
            case ReqContractDetailsRequest asked:
                var contract = new[] { Apple, Microsoft, Call }.Single(one => one.ConId == asked.Contract.ConId);
                Tws.Session.Tell(new ContractDataMessage(asked.RequestId, new ContractDetails { Contract = contract }));
                Tws.Session.Tell(new ContractDataEndMessage(asked.RequestId));
                break;
            case PlaceOrderRequest place:
                TellOpen(place.OrderId, place.Order, "Submitted");
                TellStatus(place.OrderId, "Submitted");
                break;
        }
    }
}
