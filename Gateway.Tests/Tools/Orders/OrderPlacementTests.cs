using Gateway.Handlers;
using Gateway.Instruments.Times;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Input;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Tools.Orders;

/// <summary>Orders with a key: the same body again, and any other.</summary>
[TestFixture]
public sealed class OrderPlacementTests : PlacementTestBase
{
    private const string OfAnEarlierRun = "ref-old";

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
        await Tws.Client.Orders.ModifyAsync(first.OrderId!.Value, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

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

    private async Task ShouldBeAnotherAsync(Func<Task> placing)
    {
        var before = Tws.Sent<PlaceOrderRequest>().Count();
        (await placing.Should().ThrowAsync<ToolException>()).Which.Error.Message.Should().StartWith("orderRef: must be new for every order; ");
        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(before);
    }
}
