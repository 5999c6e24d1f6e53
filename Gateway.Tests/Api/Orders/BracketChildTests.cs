using Gateway.Tests.Support;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.Orders;

namespace Gateway.Tests.Api.Orders;

/// <summary>A child of a bracket names its parent only while that works, and no group that TWS made.</summary>
[TestFixture]
public sealed class BracketChildTests : OrdersTestBase
{
    [TestCase("Filled", 0)]
    [TestCase("Submitted", 1)]
    public async Task ModifyAsync_ChildOfAParent_NamesItOnlyWhileItWorks(string parent, int named)
    {
        TakeOrders();
        var ids = (await Tws.Client.Orders.PlaceBracketAsync(Apple, Limit, [Limit with { Action = "SELL", OrderType = "STP", AuxPrice = 8, OrderRef = "ref-2" }], Wait)
            .WaitAsync(TwsApiFixture.Limit)).Select(result => result.OrderId).ToList();
        TellStatus(ids[0], parent, parent == "Filled" ? 100 : 0, 0, 10);
        // TWS puts the child into a group of its own.
        TellOpen(ids[1], Limit with { Action = "SELL", OrderType = "STP", AuxPrice = 8, OrderRef = "ref-2", ParentId = ids[0], OcaGroup = "901", OcaType = 3 }, "Submitted");

        await Tws.Client.Orders.ModifyAsync(ids[1], order => order with { AuxPrice = 7 }, Wait).WaitAsync(TwsApiFixture.Limit);

        Tws.Sent<PlaceOrderRequest>().Last().Order.Should().Match<Order>(sent => sent.ParentId == named * ids[0] && sent.AuxPrice == 7 && sent.OcaGroup == "");
    }
}
