using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Api.Orders;

/// <summary>A change never sends an order to the market that waits in TWS.</summary>
[TestFixture]
public sealed class UntransmittedChangeTests : OrdersTestBase
{
    [TestCase("")]
    [TestCase("Inactive")]
    public async Task ModifyAsync_UntransmittedOrder_StaysUntransmittedAndKeepsEarlierChanges(string told)
    {
        Tws.Answer = request =>
        {
            if (request is PlaceOrderRequest place && told.Length > 0)
                TellOpen(place.OrderId, place.Order, told);
        };
        var id = await HoldAsync(told);

        foreach (var change in new Func<Order, Order>[] { order => order with { LmtPrice = 11 }, order => order with { TotalQuantity = 50 } })
        {
            var changing = Tws.Client.Orders.ModifyAsync(id, change, TimeSpan.FromSeconds(7));
            if (told.Length == 0)
                await PassAsync(TimeSpan.FromSeconds(7));
            (await changing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(told.Length == 0 ? OrderOutcome.Unknown : OrderOutcome.Confirmed);
        }

        Tws.Sent<PlaceOrderRequest>().Should().HaveCount(3).And.OnlyContain(sent => !sent.Order.Transmit);
        Tws.Sent<PlaceOrderRequest>().Last().Order.Should().Match<Order>(sent => sent.LmtPrice == 11 && sent.TotalQuantity == 50);
    }

    [Test]
    public async Task ModifyAsync_UntransmittedOrderThatWorksByNow_IsTransmitted()
    {
        var id = await HoldAsync("");
        TellOpen(id, Limit, "Submitted");
        TakeOrders();

        await Tws.Client.Orders.ModifyAsync(id, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Last().Order.Transmit.Should().BeTrue("TWS holds back a change that is not transmitted");
    }

    [Test]
    public async Task ModifyAsync_EntryOfABracket_IsTransmitted()
    {
        TakeOrders();
        var placed = await Tws.Client.Orders.PlaceBracketAsync(Apple, Limit, [Limit with { Action = "SELL", OrderRef = "ref-2", LmtPrice = 12 }], Wait).WaitAsync(TwsApiFixture.Limit);
        Tws.Sent<PlaceOrderRequest>().Select(sent => sent.Order.Transmit).Should().Equal(false, true);

        var changed = await Tws.Client.Orders.ModifyAsync(placed[0].OrderId, order => order with { LmtPrice = 11 }, Wait).WaitAsync(TwsApiFixture.Limit);

        changed.Outcome.Should().Be(OrderOutcome.Confirmed);
        Tws.Sent<PlaceOrderRequest>().Last().Order.Transmit.Should().BeTrue();
    }

    /// <summary>An order that TWS keeps untransmitted.</summary>
    private async Task<int> HoldAsync(string told)
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit with { Transmit = false }, TimeSpan.FromSeconds(7));
        if (told.Length == 0)
            await PassAsync(TimeSpan.FromSeconds(7));
        var result = await placing.WaitAsync(TwsApiFixture.Limit);
        result.Outcome.Should().Be(told.Length == 0 ? OrderOutcome.Unknown : OrderOutcome.Confirmed);
        if (told.Length == 0)
            result.Reason!.Text.Should().Contain("untransmitted");
        return result.OrderId;
    }
}
