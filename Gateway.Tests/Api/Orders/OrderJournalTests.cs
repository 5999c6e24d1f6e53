using Gateway.Tests.Support;
using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Requests.Orders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Api.Orders;

/// <summary>An order is recorded before its first byte.</summary>
[TestFixture]
public sealed class OrderJournalTests : OrdersTestBase
{
    [Test]
    public async Task PlaceAsync_JournalStillWrites_SendsNothingYet()
    {
        var journal = new SlowJournal(Tws.Clock);
        await using var client = NewClient(journal);
        TakeOrders();

        var placing = client.Orders.PlaceAsync(Apple, Limit, Wait);
        await journal.Asked.WaitAsync(TwsApiFixture.Limit);
        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
        journal.Recorded.SetResult();

        (await placing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    [Test]
    public async Task PlaceAsync_JournalCannotWrite_SendsNothing()
    {
        var journal = new SlowJournal(Tws.Clock);
        await using var client = NewClient(journal);
        journal.Recorded.SetException(new JournalUnavailableException("The disk is full."));

        await FluentActions.Awaiting(() => client.Orders.PlaceAsync(Apple, Limit, Wait).PromptlyAsync("the refusal")).Should()
            .ThrowAsync<JournalUnavailableException>();

        Tws.Sent<PlaceOrderRequest>().Should().BeEmpty();
        client.Orders.UnfinishedOrders().Should().BeEmpty();
    }

    [Test]
    public async Task PlaceAsync_BytesAreHandedToTheSocket_IsRecordedAsSentBeforeTwsAnswers()
    {
        var placing = Tws.Client.Orders.PlaceAsync(Apple, Limit, Wait);
        await Tws.Session.SentAsync<PlaceOrderRequest>();

        await Eventually.TrueAsync(() => Tws.Journal.Find("ref-1")?.Phase == OrderPhase.Sent);

        TellOpen(Tws.Sent<PlaceOrderRequest>().Single().OrderId, Limit, "Submitted");
        TellStatus(Tws.Sent<PlaceOrderRequest>().Single().OrderId, "Submitted");
        (await placing.WaitAsync(TwsApiFixture.Limit)).Outcome.Should().Be(OrderOutcome.Confirmed);
    }

    private TwsClient NewClient(IOrderJournal journal) => new(Tws.Connection, new TwsApiOptions(), Tws.Clock, NullLoggerFactory.Instance, journal);

    private sealed class SlowJournal(TimeProvider clock) : IOrderJournal
    {
        private readonly MemoryJournal _kept = new(clock);
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public TaskCompletionSource Recorded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RecordAsync(IReadOnlyList<JournalOrder> orders)
        {
            _asked.TrySetResult();
            return Recorded.Task;
        }

        public void Note(JournalOrder order) => _kept.Note(order);

        public void Note(ExecutionEntry fill) => _kept.Note(fill);

        public JournalOrder? Find(string orderRef) => _kept.Find(orderRef);

        public IReadOnlyList<JournalOrder> Unfinished() => _kept.Unfinished();

        public IReadOnlyList<ExecutionEntry> Fills(DateTimeOffset since) => _kept.Fills(since);

        public int HighestOrderId(int clientId) => _kept.HighestOrderId(clientId);
    }
}
