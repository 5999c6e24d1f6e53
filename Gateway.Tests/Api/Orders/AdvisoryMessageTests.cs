using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Api.Orders;

/// <summary>What TWS advises beside an order that it takes is a warning, never a refusal.</summary>
[TestFixture]
public sealed class AdvisoryMessageTests : OrdersTestBase
{
    [TestCase(399)]
    [TestCase(2161)]
    [TestCase(10999)]
    public async Task ModifyAsync_AdviceBesideTheChange_IsAWarning(int code)
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest change)
                return;
            Tws.Session.TellError(placed.OrderId, code, "a note");
            TellOpen(placed.OrderId, change.Order, "Submitted");
        };

        var result = await Tws.Client.Orders.ModifyAsync(placed.OrderId, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        result.Warnings.Should().ContainSingle().Which.Code.Should().Be(code);
        Tws.Client.Orders.Find(placed.OrderId)!.Should().Match<OrderEntry>(entry => entry.Refusal == null && entry.Advice.Count == 1);
    }

    [TestCase(399)]
    [TestCase(2109)]
    [TestCase(10999)]
    public async Task PlaceAsync_AdviceBesideAnAcceptedOrder_IsAWarningAndNoReason(int code)
    {
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest place)
                return;
            Tws.Session.TellError(place.OrderId, code, "a note");
            TellOpen(place.OrderId, place.Order, "PreSubmitted");
        };

        var result = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        result.Reason.Should().BeNull();
        result.Warnings.Should().ContainSingle().Which.Code.Should().Be(code);
        Tws.Client.Orders.Find(result.OrderId)!.Should().Match<OrderEntry>(entry => entry.Refusal == null && entry.Advice.Count == 1);
    }

    [Test]
    public async Task WhatIfAsync_AdviceBesideTheAnswer_IsGiven()
    {
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest place)
                return;
            Tws.Session.TellError(place.OrderId, 399, "Warning: your order will not be placed at the exchange until 09:30");
            TellOpen(place.OrderId, place.Order, "PreSubmitted");
        };

        (await Tws.Client.Orders.WhatIfAsync(Apple, Limit).WaitAsync(TwsApiFixture.Limit)).Warnings.Should().ContainSingle().Which.Code.Should().Be(399);
    }
}
