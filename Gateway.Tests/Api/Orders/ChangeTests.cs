using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class ChangeTests : OrdersTestBase
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

        var state = await Tws.Client.Orders.WhatIfAsync(Apple, Limit).WaitAsync(TwsApiFixture.Limit);

        state.InitMarginAfter.Should().Be(500m);
        Tws.Client.Orders.FindByRef("ref-1").Should().BeNull();
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

    private async Task<int> PlaceAsync()
    {
        TakeOrders();
        return (await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit)).OrderId;
    }
}
