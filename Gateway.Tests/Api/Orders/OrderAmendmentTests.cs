using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrderAmendmentTests : OrdersTestBase
{
    [Test]
    public async Task WhatIfAsync_Preview_GivesTheStateAndTracksNothing()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest { Order.WhatIf: true } place)
                Tws.Session.Tell(new OpenOrderMessage(
                    place.OrderId, Apple, place.Order with { ClientId = 7 }, new OrderState { Status = "PreSubmitted", InitMarginAfter = 500m }));
        };

        var (state, _) = await Tws.Client.Orders.WhatIfAsync(Apple, Limit).WaitAsync(TwsApiFixture.Limit);

        state.InitMarginAfter.Should().Be(500m);
        Tws.Client.Orders.FindByRef("ref-1").Should().BeNull();
    }

    [Test]
    public async Task WhatIfAsync_OrdersAreHalted_IsAskedAllTheSame()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                Tws.Session.Tell(new OpenOrderMessage(place.OrderId, Apple, place.Order with { ClientId = 7 }, new OrderState { InitMarginAfter = 500m }));
        };
        await Tws.Client.Orders.HaltAsync("trading is halted");

        var (state, _) = await Tws.Client.Orders.WhatIfAsync(Apple, Limit).WaitAsync(TwsApiFixture.Limit);

        state.InitMarginAfter.Should().Be(500m);
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle().Which.Order.WhatIf.Should().BeTrue();
        await FluentActions.Awaiting(() => Tws.Client.Orders.PlaceAsync(Apple, Limit, TimeSpan.Zero)).Should()
            .ThrowAsync<TwsRefusedException>().WithMessage("Nothing was sent: trading is halted");
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task WhatIfAsync_Refused_FailsWithTwsError()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                Tws.Session.TellError(place.OrderId, 201, "no");
        };

        var asking = () => Tws.Client.Orders.WhatIfAsync(Apple, Limit);

        (await asking.Should().ThrowAsync<TwsRequestException>()).Which.Error.Code.Should().Be(201);
    }

    [Test]
    public async Task ModifyAsync_EchoShowsTheChange_IsConfirmed()
    {
        var id = await PlaceAsync();

        var result = await Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        Tws.Sent<PlaceOrderRequest>().Last().Should().Match<PlaceOrderRequest>(sent => sent.OrderId == id && sent.Order.LmtPrice == 11);
        Tws.Client.Orders.Find(id)!.Order.LmtPrice.Should().Be(11);
    }

    [Test]
    public async Task ModifyAsync_Error110_IsRejectedAndTheOrderWorksOn()
    {
        var id = await PlaceAsync();
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                Tws.Session.TellError(place.OrderId, 110, "The price does not conform to the minimum price variation");
        };

        var result = await Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11.001m }, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Rejected);
        result.Reason!.Code.Should().Be(110);
        result.Status.Should().Be("Submitted");
        Tws.Client.Orders.Find(id).Should().Match<OrderEntry>(entry => !entry.IsDone && entry.Order.LmtPrice == 10);
    }

    [Test]
    public async Task ModifyAsync_NoEcho_IsUnknownAtTheDeadline()
    {
        var id = await PlaceAsync();
        Tws.Answer = _ => { };

        var changing = Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, TimeSpan.FromSeconds(7));
        await PassAsync(TimeSpan.FromSeconds(7));

        (await changing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Unknown);
    }

    [Test]
    public async Task ModifyAsync_UnknownOrDoneOrForeign_SendsNothing()
    {
        var id = await PlaceAsync();
        TellStatus(id, "Filled", 100, 0, 10);
        Tws.Session.Tell(new OrderStatusMessage(77, "Submitted", 0, 100, 0, 1234, 0, 0, 3, "", null));
        var before = Tws.Sent<PlaceOrderRequest>().Count();

        foreach (var (order, word) in new[] { (id, "done"), (77, "client id 3"), (55, "not known") })
        {
            var changing = () => Tws.Client.Orders.ModifyAsync(order, same => same, Wait);
            await changing.Should().ThrowAsync<TwsRefusedException>().WithMessage($"*{word}*");
        }
        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(before);
    }

    [Test]
    public async Task CancelAsync_Cancelled_TellsTheFinalFact()
    {
        var id = await PlaceAsync();
        Tws.Answer = request =>
        {
            if (request is not CancelOrderRequest)
                return;
            TellStatus(id, "PendingCancel");
            TellStatus(id, "Cancelled");
            Tws.Session.TellError(id, 202, "Order Canceled - reason:");
        };

        var result = await Tws.Client.Orders.CancelAsync(id, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(CancelOutcome.Cancelled);
    }

    [Test]
    public async Task CancelAsync_FilledFirst_SaysSo()
    {
        var id = await PlaceAsync();
        Tws.Answer = request =>
        {
            if (request is not CancelOrderRequest)
                return;
            TellStatus(id, "Filled", 100, 0, 10);
            Tws.Session.TellError(id, 10148, "OrderId that needs to be cancelled can not be cancelled, state: Filled.");
        };

        var result = await Tws.Client.Orders.CancelAsync(id, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(CancelOutcome.Filled);
        result.Order!.Filled.Should().Be(100);
    }

    [Test]
    public async Task CancelAsync_NotFoundByTws_IsRejected()
    {
        Tws.Answer = request =>
        {
            if (request is CancelOrderRequest cancel)
                Tws.Session.TellError(cancel.OrderId, 10147, "OrderId 55 that needs to be cancelled is not found.");
        };

        var result = await Tws.Client.Orders.CancelAsync(55, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(CancelOutcome.Rejected);
        result.Reason!.Code.Should().Be(10147);
    }

    [Test]
    public async Task CancelAsync_NoWord_IsPendingAtTheDeadline()
    {
        var id = await PlaceAsync();

        var cancelling = Tws.Client.Orders.CancelAsync(id, TimeSpan.FromSeconds(7));
        await PassAsync(TimeSpan.FromSeconds(7));

        (await cancelling.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(CancelOutcome.Pending);
    }

    [Test]
    public async Task ModifyAsync_OrderWithEveryKindOfField_SendsAllOthersAsTheyWere()
    {
        var placed = Limit with
        {
            OcaGroup = "group",
            OcaType = 1,
            AlgoStrategy = "Adaptive",
            AlgoParams = [new TagValue("adaptivePriority", "Normal")],
            AlgoId = "a-1",
            GoodAfterTime = "20990130-15:30:00",
            Conditions = [new PriceCondition { ConId = 756733, Exchange = "SMART", IsMore = true, Price = 400 }],
            ConditionsIgnoreRth = true,
            DisplaySize = 10,
            MinQty = 5,
            OrderComboLegs = [new OrderComboLeg(1.5m), new OrderComboLeg(null)],
            SmartComboRoutingParams = [new TagValue("NonGuaranteed", "1")],
            OverridePercentageConstraints = true,
            Mifid2DecisionAlgo = "m-1",
            AdvancedErrorOverride = "8229",
            ScaleTable = "table",
            ModelCode = "model",
        };
        // TWS does not show every field, and fills others that nobody set.
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                TellOpen(place.OrderId, place.Order with { AlgoId = "", Mifid2DecisionAlgo = "", OverridePercentageConstraints = false, ScaleTable = "", AuxPrice = 0, CashQty = 0, TrailStopPrice = 11, ClearingIntent = "IB", DontUseAutoPriceForHedge = true }, "Submitted");
        };
        var id = (await Tws.Client.Orders.PlaceAsync(Apple, placed, Wait).WaitAsync(TwsApiFixture.Limit)).OrderId;

        (await Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Confirmed);
        await Tws.Client.Orders.ModifyAsync(id, order => order with { TotalQuantity = 90 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Last().Order.Should().BeEquivalentTo(placed with { LmtPrice = 11, TotalQuantity = 90, OrderId = id, ClientId = 7 }, as_ => as_.RespectingRuntimeTypes());
    }

    [Test]
    public async Task ModifyAsync_OrderWasChangedInTws_KeepsThatChange()
    {
        var id = await PlaceAsync();
        TellOpen(id, Limit with { OutsideRth = true, DisplaySize = 20, GoodTillDate = "20990130-15:30:00", Tif = "GTD", LmtPrice = 10.5m, OcaGroup = "by hand" }, "Submitted");

        await Tws.Client.Orders.ModifyAsync(id, order => order with { TotalQuantity = 50 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Last().Order.Should().Match<Order>(sent => sent.TotalQuantity == 50 && sent.OutsideRth && sent.DisplaySize == 20
            && sent.GoodTillDate == "20990130-15:30:00" && sent.Tif == "GTD" && sent.LmtPrice == 10.5m && sent.OcaGroup == "by hand");
    }

    [Test]
    public async Task ModifyAsync_TrailingOrder_LeavesTheStopToTws()
    {
        var trail = Limit with { OrderType = "TRAIL", LmtPrice = null, AuxPrice = 1 };
        TakeOrders();
        var id = (await Tws.Client.Orders.PlaceAsync(Apple, trail, Wait).WaitAsync(TwsApiFixture.Limit)).OrderId;
        TellOpen(id, trail with { TrailStopPrice = 12 }, "Submitted");

        await Tws.Client.Orders.ModifyAsync(id, order => order with { TotalQuantity = 50 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Last().Order.TrailStopPrice.Should().BeNull();
    }

    [Test]
    public async Task ModifyAsync_OrderOfAnEarlierRun_DoesNotSendTheFillersOfTws()
    {
        TakeOrders();
        TellOpen(55, Limit with { TrailStopPrice = 11, OcaType = 3, CashQty = 0, DeltaNeutralOrderType = "None", Rule80A = "0", Hidden = true }, "Submitted");

        await Tws.Client.Orders.ModifyAsync(55, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Single().Order.Should().Match<Order>(sent => sent.Transmit && sent.Hidden && sent.LmtPrice == 11
            && sent.TrailStopPrice == null && sent.OcaType == 0 && sent.CashQty == null && sent.DeltaNeutralOrderType == "" && sent.Rule80A == "");
    }

    private async Task<int> PlaceAsync()
    {
        TakeOrders();
        return (await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit)).OrderId;
    }
}
