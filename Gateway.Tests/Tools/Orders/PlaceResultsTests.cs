using Gateway.Tools.Orders;
using Gateway.Trading.Staging;
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

    [TestCase(null, OrderOutcome.Staged, "approval.path")]
    [TestCase(StagedStatus.Sent, OrderOutcome.Unknown, "look it up by its orderRef")]
    public void Of_StagedOrder_SaysWhatToDoNext(StagedStatus? status, OrderOutcome outcome, string next)
    {
        var staged = new StagedOrder { Id = "st-1", Text = "BUY 1 AAPL", Status = status ?? StagedStatus.Waiting };

        var result = PlaceResults.Of(staged, new Contract { Symbol = "AAPL" }, Limit);

        result.Should().Match<PlaceResult>(now => now.Outcome == outcome && now.OrderId == 0 && now.OrderRef == "mine" && now.Approval!.Path == "/approvals/st-1");
        result.NextStep.Should().Contain(next);
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
