using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tests.Api.Orders;

/// <summary>What the caller of an order, a change or a cancel is told, by what was seen of it since.</summary>
[TestFixture]
public sealed class OrderVerdictTests
{
    private static readonly Order Limit = new() { Action = "BUY", TotalQuantity = 10, OrderType = "LMT", LmtPrice = 1, Tif = "DAY", Transmit = true };
    private static readonly Order Held = Limit with { Transmit = false };
    private static readonly Order Dearer = Limit with { LmtPrice = 2 };
    private static readonly Order Hidden = Limit with { Hidden = true };

    private static readonly OrderEntry Own = new()
    {
        OrderId = 5,
        ClientId = 7,
        Order = Limit,
        Asked = new OrderBody(new Contract(), Limit),
        Knowledge = OrderKnowledge.Known,
    };

    private static readonly TwsError Refusal = new(5, 201, "Order rejected", "", null);
    private static readonly TwsError Unusual = new(5, 10268, "Something unusual", "", null);
    private static readonly TwsError Cancelled = new(5, 202, "Order cancelled", "", null);

    private static IEnumerable<TestCaseData> Placed()
    {
        yield return Case("nothing seen", default, null);
        yield return Case("no word yet", Seen(""), null);
        yield return Case("pending", Seen("PendingSubmit"), null);
        yield return Case("submitted", Seen("Submitted"), OrderOutcome.Confirmed);
        yield return Case("market order", Seen("Submitted"), OrderOutcome.Confirmed, settled: false, order: Limit with { OrderType = "MKT" });
        yield return Case("ends at once", Seen("Submitted"), OrderOutcome.Confirmed, settled: false, order: Limit with { Tif = "IOC" });
        yield return Case("all or none", Seen("Submitted"), OrderOutcome.Confirmed, settled: false, order: Limit with { Tif = "FOK" });
        yield return Case("market order, filled", Seen("Filled"), OrderOutcome.Confirmed, order: Limit with { OrderType = "MKT" });
        yield return Case("refused", Seen("") with { Error = Refusal }, OrderOutcome.Rejected);
        yield return Case("refused while pending", Seen("PendingSubmit") with { Error = Refusal }, OrderOutcome.Rejected);
        yield return Case("unusual error", Seen("") with { Error = Unusual }, OrderOutcome.Rejected, settled: false);
        yield return Case("unusual error while pending", Seen("PendingSubmit") with { Error = Unusual }, null);
        yield return Case("refused and works", Seen("Submitted") with { Error = Refusal, Acknowledged = true }, OrderOutcome.Confirmed);
        yield return Case("cancelled before it worked", Seen("Cancelled"), OrderOutcome.Rejected, settled: false);
        yield return Case("cancelled with a word", Seen("Cancelled") with { Notice = Cancelled }, OrderOutcome.Rejected);
        yield return Case("cancelled after it worked", Seen("Cancelled") with { Acknowledged = true }, OrderOutcome.Confirmed);
        yield return Case("refused after it worked", Seen("Cancelled") with { Acknowledged = true, Error = Refusal }, OrderOutcome.Rejected);
        yield return Case("cancelled after a part", Seen("Cancelled", filled: 3) with { Error = Refusal }, OrderOutcome.Confirmed);
        yield return Case("inactive", Seen("Inactive"), OrderOutcome.Rejected, settled: false);
        yield return Case("kept", Seen("Inactive"), OrderOutcome.Confirmed, order: Held);
        yield return Case("not kept", Seen("Inactive") with { Error = Refusal }, OrderOutcome.Rejected, order: Held);

        static TestCaseData Case(string name, OrderProgress view, OrderOutcome? outcome, bool settled = true, Order? order = null) =>
            new TestCaseData(view, order ?? Limit, outcome, settled).SetArgDisplayNames(name);
    }

    private static IEnumerable<TestCaseData> Modified()
    {
        yield return Case("nothing seen", default, Dearer, null);
        yield return Case("filled", Seen("Filled"), Dearer, OrderOutcome.Confirmed);
        yield return Case("cancelled", Seen("Cancelled"), Dearer, OrderOutcome.Rejected);
        yield return Case("cancelled with a word", Seen("Cancelled") with { Notice = Cancelled }, Dearer, OrderOutcome.Rejected);
        yield return Case("refused", Seen("Submitted") with { Error = Refusal }, Dearer, OrderOutcome.Rejected);
        yield return Case("refused and shown", Seen("Submitted") with { Error = Refusal, Echo = Echo(Dearer) }, Dearer, OrderOutcome.Rejected);
        yield return Case("shown", Seen("Submitted") with { Echo = Echo(Dearer) }, Dearer, OrderOutcome.Confirmed);
        yield return Case("shown as before", Seen("Submitted") with { Echo = Echo(Limit), Told = true }, Dearer, null);
        yield return Case("not shown", Seen("Submitted") with { Told = true }, Dearer, null);
        yield return Case("advice", Seen("Submitted") with { Error = Unusual, Told = true }, Dearer, OrderOutcome.Rejected, settled: false);
        yield return Case("advice, then shown", Seen("Submitted") with { Error = Unusual, Echo = Echo(Dearer) }, Dearer, OrderOutcome.Confirmed);
        yield return Case("unseen field, told", Seen("Submitted") with { Told = true }, Hidden, OrderOutcome.Confirmed);
        yield return Case("unseen field, untold", Seen("Submitted"), Hidden, null);
        yield return Case("unseen field, error", Seen("Submitted") with { Told = true, Error = Unusual }, Hidden, OrderOutcome.Rejected, settled: false);

        static TestCaseData Case(string name, OrderProgress view, Order after, OrderOutcome? outcome, bool settled = true) =>
            new TestCaseData(view, after, outcome, settled).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Placed))]
    public void OnPlaced_View_GivesItsVerdict(object view, Order order, OrderOutcome? outcome, bool settled) =>
        ShouldBe(OrderJudge.OnPlaced((OrderProgress)view, order), outcome, settled);

    [TestCaseSource(nameof(Modified))]
    public void OnModified_View_GivesItsVerdict(object view, Order after, OrderOutcome? outcome, bool settled) =>
        ShouldBe(OrderJudge.OnModified((OrderProgress)view, Limit, after), outcome, settled);

    [Test]
    public void OnModified_OrderIsOver_SaysHow()
    {
        OrderJudge.OnModified(Seen("Filled"), Limit, Dearer)!.Value.Reason!.Text.Should().Be("The order was filled.");
        OrderJudge.OnModified(Seen("Cancelled"), Limit, Dearer)!.Value.Reason!.Text.Should().Be("The order was cancelled.");
        OrderJudge.OnModified(Seen("Cancelled") with { Notice = Cancelled }, Limit, Dearer)!.Value.Reason!.Text.Should().Be("Order cancelled");
    }

    [Test]
    public void OnPlaced_EndedWithoutAnError_GivesTheWordsOfTws()
    {
        Reason(new OrderState { RejectReason = "no", WarningText = "careful" }).Should().Be("no");
        Reason(new OrderState { WarningText = "careful" }).Should().Be("careful");
        Reason(new OrderState()).Should().Be("TWS ended the order with status Cancelled and gave no reason.");

        static string Reason(OrderState state)
        {
            var view = Seen("Cancelled");
            return OrderJudge.OnPlaced(view with { Entry = view.Entry! with { State = state } }, Limit)!.Value.Reason!.Text;
        }
    }

    [Test]
    public void OnCancelled_View_GivesItsOutcome()
    {
        OrderJudge.OnCancelled(Seen("Submitted")).Should().BeNull();
        OrderJudge.OnCancelled(Seen("Cancelled")).Should().Be(CancelOutcome.Cancelled);
        OrderJudge.OnCancelled(Seen("Filled")).Should().Be(CancelOutcome.Filled);
        OrderJudge.OnCancelled(Seen("Submitted") with { Error = Refusal }).Should().Be(CancelOutcome.Rejected);
        OrderJudge.OnCancelled(Seen("Submitted") with { Lost = new TwsDisconnectedException("cut") }).Should().Be(CancelOutcome.Unknown);
        OrderJudge.OnCancelled(Seen("Filled") with { Error = Refusal }).Should().Be(CancelOutcome.Filled, "the end of an order is certain");
    }

    [TestCase(OrderPhase.Denied, OrderOutcome.Denied)]
    [TestCase(OrderPhase.Rejected, OrderOutcome.Rejected)]
    [TestCase(OrderPhase.Inactive, OrderOutcome.Rejected)]
    [TestCase(OrderPhase.NotFound, OrderOutcome.NotFound)]
    [TestCase(OrderPhase.Sending, OrderOutcome.Unknown)]
    [TestCase(OrderPhase.Sent, OrderOutcome.Unknown)]
    [TestCase(OrderPhase.Unknown, OrderOutcome.Unknown)]
    [TestCase(OrderPhase.Working, OrderOutcome.Confirmed)]
    [TestCase(OrderPhase.PartiallyFilled, OrderOutcome.Confirmed)]
    [TestCase(OrderPhase.Filled, OrderOutcome.Confirmed)]
    [TestCase(OrderPhase.Cancelled, OrderOutcome.Confirmed)]
    public void OutcomeOf_Phase_IsWhatACallerIsTold(OrderPhase phase, OrderOutcome outcome) => OrderJudge.OutcomeOf(phase).Should().Be(outcome);

    [Test]
    public void OutcomeOf_KeptOrderThatTwsRefused_IsRejected() => OrderJudge.OutcomeOf(Own with { Status = "Inactive", Order = Held, LastError = Refusal })
        .Should().Be(OrderOutcome.Rejected);

    private static OrderProgress Seen(string status, decimal filled = 0) => new(
        Own with { Status = status, Filled = filled }, Acknowledged: false, Echo: null, Told: false, Error: null, Notice: null, [], Lost: null);

    private static OpenOrderMessage Echo(Order order) => new(5, new Contract(), order, new OrderState { Status = "Submitted" });

    private static void ShouldBe(OrderVerdict? verdict, OrderOutcome? outcome, bool settled)
    {
        verdict?.Outcome.Should().Be(outcome);
        if (outcome is null)
            verdict.Should().BeNull();
        else
            verdict!.Value.Settled.Should().Be(settled);
    }
}
