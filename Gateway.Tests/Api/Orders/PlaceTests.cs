using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Requests.Session;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class PlaceTests : OrdersTestBase
{
    [Test]
    public async Task PlaceAsync_Submitted_IsConfirmed()
    {
        TakeOrders();

        var result = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        result.Status.Should().Be("Submitted");
        result.PermId.Should().Be(900 + result.OrderId);
        Tws.Client.Orders.FindByRef("ref-1")!.OrderId.Should().Be(result.OrderId);
    }

    [Test]
    public async Task PlaceAsync_PendingSubmitOnly_IsUnknownAtTheDeadlineAndNotSentAgain()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                TellStatus(place.OrderId, "PendingSubmit");
        };

        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, TimeSpan.FromSeconds(7));
        await PassAsync(TimeSpan.FromSeconds(7));
        var result = await placing.WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Unknown);
        result.Reason!.Text.Should().Contain("Do not place it again");
        Tws.Sent<PlaceOrderRequest>().Should().ContainSingle();
    }

    [Test]
    public async Task PlaceAsync_Error201_IsRejectedWithTwsWords()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                Tws.Session.TellError(place.OrderId, 201, "Order rejected - reason: no funds");
        };

        var result = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Rejected);
        result.Reason.Should().Be(new OrderReason(201, "Order rejected - reason: no funds"));
    }

    [Test]
    public async Task PlaceAsync_UnusualErrorAndThenSubmitted_IsConfirmedWithAWarning()
    {
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest place)
                return;
            Tws.Session.TellError(place.OrderId, 10999, "Something new");
            TellStatus(place.OrderId, "Submitted");
        };

        var result = await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        result.Warnings.Should().ContainSingle(warning => warning.Code == 10999);
    }

    [Test]
    public async Task PlaceAsync_UnusualErrorWhileTwsHoldsTheOrder_IsUnknownNotRejected()
    {
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest place)
                return;
            TellStatus(place.OrderId, "PendingSubmit");
            Tws.Session.TellError(place.OrderId, 10999, "Something new");
        };

        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, TimeSpan.FromSeconds(7));
        await PassAsync(TimeSpan.FromSeconds(7));
        var result = await placing.WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Unknown);
        result.Reason!.Text.Should().Contain("10999: Something new").And.Contain("Do not place it again");
    }

    [Test]
    public async Task PlaceAsync_MarketOrder_WaitsForItsFill()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                TellStatus(place.OrderId, "PreSubmitted");
        };
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit with { OrderType = "MKT", LmtPrice = null }, Wait);
        var sent = await Tws.Session.SentAsync<PlaceOrderRequest>();
        await Tws.Clock.TimerSetAsync(TimeSpan.FromSeconds(2)).WaitAsync(TwsApiFixture.Limit);

        TellStatus(sent.OrderId, "Filled", 100, 0, 10.02m);
        var result = await placing.WaitAsync(TwsApiFixture.Limit);

        result.Should().Match<OrderResult>(r => r.Status == "Filled" && r.Filled == 100 && r.AvgFillPrice == 10.02m);
    }

    [Test]
    public async Task PlaceAsync_MarketOrderThatDoesNotFill_IsConfirmedAfterAMoment()
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place)
                TellStatus(place.OrderId, "PreSubmitted");
        };

        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit with { OrderType = "MKT", LmtPrice = null }, Wait);
        await PassAsync(TimeSpan.FromSeconds(2));
        var result = await placing.WaitAsync(TwsApiFixture.Limit);

        result.Outcome.Should().Be(OrderOutcome.Confirmed);
        result.Status.Should().Be("PreSubmitted");
    }

    [Test]
    public async Task PlaceAsync_ConnectionCutInFlight_IsUnknownAndNeverSentAgain()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        var sent = await Tws.Session.SentAsync<PlaceOrderRequest>();
        Tws.Connection.Drop();
        var result = await placing.WaitAsync(TwsApiFixture.Limit);

        var second = Tws.Connect();

        result.Outcome.Should().Be(OrderOutcome.Unknown);
        Tws.Client.Orders.Find(sent.OrderId)!.Knowledge.Should().Be(OrderKnowledge.Unknown);
        await second.SentAsync<ReqAllOpenOrdersRequest>();
        second.Sent.OfType<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_CallerGivesUp_LeavesTheOrderAlone()
    {
        using var cancel = new CancellationTokenSource();
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait, cancellationToken: cancel.Token);
        var sent = await Tws.Session.SentAsync<PlaceOrderRequest>();

        await cancel.CancelAsync();

        await placing.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        Tws.Sent<CancelOrderRequest>().Should().BeEmpty();
        Tws.Client.Orders.Find(sent.OrderId).Should().NotBeNull();
    }

    [Test]
    public async Task PlaceAsync_IbLinkDown_SendsNothing()
    {
        Tws.Connection.SetState(ConnectionState.IbLinkDown);

        var placing = () => Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);

        await placing.Should().ThrowAsync<TwsDisconnectedException>().WithMessage("*Nothing was sent*");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_NotConnected_SendsNothing()
    {
        Tws.Connection.Drop();

        var placing = () => Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);

        await placing.Should().ThrowAsync<TwsDisconnectedException>().WithMessage("*Nothing was sent*");
    }

    [Test]
    public async Task PlaceAsync_FrozenLink_SendsNothing()
    {
        Tws.AnswersProbes = false;
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        await Tws.Session.SentAsync<ReqCurrentTimeRequest>();
        await PassAsync(TimeSpan.FromSeconds(1));

        await placing.Awaiting(task => task).Should().ThrowAsync<TwsDisconnectedException>().WithMessage("*Nothing was sent*");
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_SecondOrderWithinASecond_NeedsNoSecondProbe()
    {
        TakeOrders();
        await Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait).WaitAsync(TwsApiFixture.Limit);
        await Tws.Client.Orders.PlaceAsync(Apple, Limit with { OrderRef = "ref-2" }, Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Sent<ReqCurrentTimeRequest>().Should().ContainSingle();

        Tws.Clock.Advance(TimeSpan.FromSeconds(1));
        await Tws.Client.Orders.PlaceAsync(Apple, Limit with { OrderRef = "ref-3" }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<ReqCurrentTimeRequest>().Should().HaveCount(2);
    }

    [Test]
    public async Task PlaceBracketAsync_ParentAndChildren_GoOutTogetherAndOnlyTheLastTransmits()
    {
        Tws.Answer = request =>
        {
            if (request is not PlaceOrderRequest { Order.Transmit: true } last)
                return;
            for (var id = last.OrderId - 2; id <= last.OrderId; id++)
                TellStatus(id, "PreSubmitted");
        };

        var results = await Tws.Client.Orders.PlaceBracketAsync(
            Apple, Limit, [Limit with { Action = "SELL", LmtPrice = 12 }, Limit with { Action = "SELL", OrderType = "STP", AuxPrice = 9 }], Wait)
            .WaitAsync(TwsApiFixture.Limit);

        results.Should().OnlyContain(result => result.Outcome == OrderOutcome.Confirmed);
        var sent = Tws.Sent<PlaceOrderRequest>().Select(place => place.Order).ToList();
        sent.Select(order => order.Transmit).Should().Equal(false, false, true);
        sent.Select(order => order.ParentId).Should().Equal(0, sent[0].OrderId, sent[0].OrderId);
    }
}
