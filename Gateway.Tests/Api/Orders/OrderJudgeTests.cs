using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

[TestFixture]
public sealed class OrderJudgeTests
{
    private static readonly OrderEntry Own = new()
    {
        OrderId = 5,
        ClientId = 7,
        Order = new Order { Action = "BUY", TotalQuantity = 10, OrderType = "LMT", LmtPrice = 1, Transmit = true, OrderRef = "k" },
        Asked = new OrderBody(new Contract(), new Order()),
        Knowledge = OrderKnowledge.Known,
    };

    private static readonly TwsError Refusal = new(5, 201, "Order rejected", "", null);
    private static readonly TwsError Cancelled = new(5, 202, "Order cancelled", "", null);
    private static readonly TwsError CannotCancel = new(5, 161, "Cancel attempted when order is not in a cancellable state", "", null);

    private static IEnumerable<TestCaseData> Entries()
    {
        yield return Case("in flight", Own with { Knowledge = OrderKnowledge.InFlight }, OrderPhase.Sent, OrderOutcome.Unknown);
        yield return Case("pending at TWS", Own with { Status = "PendingSubmit" }, OrderPhase.Sent, OrderOutcome.Unknown);
        yield return Case("unknown", Own with { Knowledge = OrderKnowledge.Unknown }, OrderPhase.Unknown, OrderOutcome.Unknown);
        yield return Case("not found", Own with { Knowledge = OrderKnowledge.NotFound }, OrderPhase.NotFound, OrderOutcome.NotFound);
        yield return Case("submitted", Own with { Status = "Submitted", HasWorked = true }, OrderPhase.Working, OrderOutcome.Confirmed);
        yield return Case("held", Own with { Order = Own.Order with { Transmit = false } }, OrderPhase.Working, OrderOutcome.Confirmed);
        yield return Case(
            "part filled", Own with { Status = "Submitted", HasWorked = true, Filled = 4 }, OrderPhase.PartiallyFilled, OrderOutcome.Confirmed);
        yield return Case("filled", Own with { Status = "Filled", HasWorked = true, Filled = 10 }, OrderPhase.Filled, OrderOutcome.Confirmed);
        yield return Case("refused", Own with { Rejected = true, LastError = Refusal }, OrderPhase.Rejected, OrderOutcome.Rejected);
        yield return Case("refused by status", Own with { Status = "Cancelled", LastError = Refusal }, OrderPhase.Rejected, OrderOutcome.Rejected);
        yield return Case("never worked", Own with { Status = "Cancelled" }, OrderPhase.Rejected, OrderOutcome.Rejected);
        yield return Case(
            "cancelled", Own with { Status = "Cancelled", HasWorked = true, LastError = Cancelled }, OrderPhase.Cancelled, OrderOutcome.Confirmed);
        yield return Case(
            "cancelled at the second try", Own with { Status = "Cancelled", HasWorked = true, LastError = CannotCancel }, OrderPhase.Cancelled,
            OrderOutcome.Confirmed);
        yield return Case(
            "cancelled after a part", Own with { Status = "Cancelled", Filled = 3, LastError = Refusal }, OrderPhase.Cancelled, OrderOutcome.Confirmed);
        yield return Case("inactive", Own with { Status = "Inactive", LastError = Refusal }, OrderPhase.Inactive, OrderOutcome.Rejected);
        yield return Case(
            "inactive after it worked", Own with { Status = "Inactive", HasWorked = true }, OrderPhase.Inactive, OrderOutcome.Confirmed);
        yield return Case(
            "inactive because held", Own with { Status = "Inactive", Order = Own.Order with { Transmit = false } }, OrderPhase.Inactive,
            OrderOutcome.Confirmed);
        yield return Case(
            "another client's, cancelled", Own with { Status = "Cancelled", Asked = null }, OrderPhase.Cancelled, OrderOutcome.Confirmed);

        static TestCaseData Case(string name, OrderEntry entry, OrderPhase phase, OrderOutcome outcome) =>
            new TestCaseData(entry, phase, outcome).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Entries))]
    public void PhaseOf_Entry_AndItsOutcome(OrderEntry entry, OrderPhase phase, OrderOutcome outcome)
    {
        OrderJudge.PhaseOf(entry).Should().Be(phase);
        OrderJudge.OutcomeOf(entry).Should().Be(outcome);
    }

    [TestCase(OrderPhase.Denied, true)]
    [TestCase(OrderPhase.Staged, false)]
    [TestCase(OrderPhase.Sending, false)]
    [TestCase(OrderPhase.Sent, false)]
    [TestCase(OrderPhase.Working, false)]
    [TestCase(OrderPhase.PartiallyFilled, false)]
    [TestCase(OrderPhase.Filled, true)]
    [TestCase(OrderPhase.Cancelled, true)]
    [TestCase(OrderPhase.Rejected, true)]
    [TestCase(OrderPhase.Inactive, false)]
    [TestCase(OrderPhase.Unknown, false)]
    [TestCase(OrderPhase.NotFound, false)]
    public void IsFinal_Phase_OnlyWhenNothingCanFollow(OrderPhase phase, bool final) => OrderJudge.IsFinal(phase).Should().Be(final);

    [TestCase(OrderOutcome.Confirmed, false)]
    [TestCase(OrderOutcome.Unknown, false)]
    [TestCase(OrderOutcome.Rejected, true)]
    [TestCase(OrderOutcome.Denied, true)]
    [TestCase(OrderOutcome.NotFound, true)]
    public void IsNotWorking_Outcome_IsCertain(OrderOutcome outcome, bool certain) => OrderJudge.IsNotWorking(outcome).Should().Be(certain);

    [Test]
    public void ReasonOf_NotFound_NamesTheDialog() =>
        OrderJudge.ReasonOf(Own with { Knowledge = OrderKnowledge.NotFound })!.Text.Should().Contain("dialog");
}
