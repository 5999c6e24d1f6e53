using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class OutcomeLineTests
{
    private static readonly PlaceResult Order = new()
    {
        Outcome = OrderOutcome.Confirmed,
        OrderId = 1001,
        Contract = new ContractInfo { Symbol = "AAPL", SecType = "STK" },
        Action = "BUY",
        Quantity = 10,
        OrderType = "LMT",
        LimitPrice = 189.50m,
        Status = "Submitted",
    };

    [Test]
    public void Of_ConfirmedOrder_SaysItsTermsAndStatus()
    {
        OutcomeLine.Of(Order).Should().Be("BUY 10 AAPL LMT 189.5: Submitted, order 1001.");
        OutcomeLine.Of(Order with { Status = "Filled", Filled = 10, AvgFillPrice = 189.42m }).Should().Be("BUY 10 AAPL LMT 189.5: Filled, filled 10 at 189.42, order 1001.");
        ((IToolSummary)Order).Failed.Should().BeFalse();
    }

    [Test]
    public void Of_OrderWithoutAnId_IsNamedByAnother()
    {
        var ended = Order with { OrderId = null, Status = "Filled", PermId = 77, OrderRef = "k1" };
        OutcomeLine.Of(ended).Should().EndWith("Filled, permId 77.");
        OutcomeLine.Of(ended with { PermId = null }).Should().EndWith("Filled, orderRef k1.");
        OutcomeLine.Of(ended with { PermId = null, OrderRef = null }).Should().EndWith("Filled, an order without an id.");
    }

    [Test]
    public void Of_CancelledOrderAskedForAgain_BeginsWithItAndFailsNothing()
    {
        var again = Order with { Status = "Cancelled", Filled = 0, AlreadyPlaced = true };
        OutcomeLine.Of(again).Should().StartWith("CANCELLED: BUY 10 AAPL");
        ((IToolSummary)again).Failed.Should().BeFalse();
    }

    [Test]
    public void Of_RejectedOrder_BeginsWithItAndFails()
    {
        var rejected = Order with { Outcome = OrderOutcome.Rejected, Reason = new ReasonView { Code = 201, Text = "Order rejected." } };

        OutcomeLine.Of(rejected).Should().Be("REJECTED: BUY 10 AAPL LMT 189.5 was refused. 201 Order rejected.");
        ((IToolSummary)rejected).Failed.Should().BeTrue();
    }

    [TestCase("Cancelled", 0, null, true)]
    [TestCase("ApiCancelled", null, null, true)]
    [TestCase("Cancelled", 4, null, false)]
    [TestCase("Cancelled", 0, true, false)]
    public void Of_OrderThatEndedAtOnce_FailsWhereNothingWasFilledNow(string status, int? filled, bool? alreadyPlaced, bool fails)
    {
        var ended = Order with { Status = status, Filled = filled, AlreadyPlaced = alreadyPlaced };

        ((IToolSummary)ended).Failed.Should().Be(fails);
        OutcomeLine.Of(ended).StartsWith("CANCELLED: BUY 10 AAPL LMT 189.5 ended with nothing filled", StringComparison.Ordinal)
            .Should().Be(filled is not > 0);
    }

    [Test]
    public void Of_UnknownOrder_ForbidsAnotherTryAndIsNoFailure()
    {
        var unknown = Order with { Outcome = OrderOutcome.Unknown };

        OutcomeLine.Of(unknown).Should().Contain("Do not place it again");
        ((IToolSummary)unknown).Failed.Should().BeFalse();
    }

    [Test]
    public void Of_OrderThatWasNotSent_BeginsWithThat()
    {
        var place = new ApprovalPlace { Id = "st-1", Path = "/approvals/st-1", ExpiresAt = default };
        var staged = Order with { Outcome = OrderOutcome.Staged, Approval = place };

        OutcomeLine.Of(Order with { Outcome = OrderOutcome.Denied, Reason = new ReasonView { Text = "TWS is away." } })
            .Should().Be("DENIED: BUY 10 AAPL LMT 189.5 was not sent. TWS is away.");
        OutcomeLine.Of(Order with { Outcome = OrderOutcome.NotFound }).Should().Be("NOT FOUND: TWS lists no order for BUY 10 AAPL LMT 189.5, order 1001.");
        OutcomeLine.Of(staged).Should().Be("STAGED, nothing sent: BUY 10 AAPL LMT 189.5 waits for a person's approval at /approvals/st-1.");
        OutcomeLine.Of(staged with { Approval = null }).Should().EndWith("waits for a person's approval.");
        OutcomeLine.Of([staged, staged]).Should().Be("STAGED, nothing sent: 2 orders wait for a person's approval at /approvals/st-1.");
    }

    [Test]
    public void Of_SeveralOrdersOneUnknown_ForbidsAnotherTry()
    {
        OutcomeLine.Of([Order, Order with { Outcome = OrderOutcome.Unknown }])
            .Should().Be("UNKNOWN: 1 of 2 orders confirmed, 0 not working, 1 unknown. Do not place them again; look them up.");
        OutcomeLine.Of([Order, Order]).Should().Be("2 of 2 orders confirmed, 0 not working, 0 unknown.");
        OutcomeLine.Of([]).Should().Be("0 of 0 orders confirmed, 0 not working, 0 unknown.");
    }

    [Test]
    public void Of_SeveralOrders_CountsThem() =>
        OutcomeLine.Of([Order, Order with { Outcome = OrderOutcome.Rejected, Reason = new ReasonView { Text = "No." } }])
            .Should().Be("REJECTED: 1 of 2 orders confirmed, 1 not working, 0 unknown. No.");
}
