using Gateway.Tools.Orders;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class PlaceResultsTests
{
    private static readonly Order Limit = new() { Action = "BUY", OrderType = "LMT", TotalQuantity = 1, LmtPrice = 50, AuxPrice = 0, OrderRef = "mine" };

    [Test]
    public void Of_OrderThatNeverArrived_SaysSoAndAsksForANewReference()
    {
        var result = PlaceResults.Of(new OrderEntry { OrderId = 3, Order = Limit, Knowledge = OrderKnowledge.NotFound });

        result.Outcome.Should().Be(OrderOutcome.NotFound);
        result.Reason!.Text.Should().Contain("dialog is open in TWS");
        result.NextStep.Should().Contain("new orderRef");
    }

    [Test]
    public void Of_OrderWhoseIdTwsDoesNotTell_LeavesTheIdOut()
    {
        var working = PlaceResults.Of(new OrderEntry { PermId = 77, Order = Limit, Status = "Filled" });
        working.OrderId.Should().BeNull();

        var unknown = PlaceResults.Of(new OrderEntry { PermId = 77, Order = Limit, Knowledge = OrderKnowledge.Unknown });
        unknown.NextStep.Should().EndWith("permId 77 or orderRef mine.");
    }

    [Test]
    public void Of_OrderAsTwsTellsIt_LeavesOutPricesThatItDoesNotHave()
    {
        var result = PlaceResults.Of(new OrderEntry { OrderId = 3, Order = Limit, Status = "Submitted" });

        result.Should().Match<PlaceResult>(placed => placed.LimitPrice == 50 && placed.AuxPrice == null && placed.Outcome == OrderOutcome.Confirmed);
    }
}
