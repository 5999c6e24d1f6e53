using Gateway.Tests.Support;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Trading.Journal;

/// <summary>What waits for the disk: the newest of an order counts, whichever way it came.</summary>
[TestFixture]
[Category("Unit")]
public sealed class JournalQueueTests
{
    private static readonly string Slot = JournalQueue.SlotOf("k1");

    private readonly DateTimeOffset _now = new ManualTimeProvider().GetUtcNow();
    private JournalQueue _queue = null!;

    [SetUp]
    public void SetUp() => _queue = new JournalQueue();

    [Test]
    public void Find_ARecordAfterANote_IsTheRecord()
    {
        Note(OrderPhase.Cancelled);
        Record(OrderPhase.Sending);

        _queue.Find("k1")!.Phase.Should().Be(OrderPhase.Sending);
    }

    [Test]
    public void Find_ANoteAfterARecord_IsTheNote()
    {
        Record(OrderPhase.Sending);
        Note(OrderPhase.Sent);

        _queue.Find("k1")!.Phase.Should().Be(OrderPhase.Sent);
        _queue.Find("k2").Should().BeNull();
    }

    [Test]
    public void Find_WhileItIsWritten_IsKnownStill()
    {
        Note(OrderPhase.Working);
        var batch = _queue.Take()!;

        _queue.Find("k1")!.Phase.Should().Be(OrderPhase.Working);
        _queue.End(batch, failure: null);
        _queue.Find("k1").Should().BeNull("it can be read from the disk now");
    }

    [Test]
    public void End_NoteThatFailed_IsWrittenLater()
    {
        Note(OrderPhase.Working);

        _queue.End(_queue.Take()!, new IOException("disk full"));
        _queue.Retry();

        PhasesOf(_queue.Take()!).Should().Equal(OrderPhase.Working);
    }

    [Test]
    public void End_NoteThatFailedAndANewerOneWaits_KeepsTheNewer()
    {
        Note(OrderPhase.Working);
        var failed = _queue.Take()!;
        Note(OrderPhase.Filled);

        _queue.End(failed, new IOException("disk full"));
        _queue.Retry();

        PhasesOf(_queue.Take()!).Should().Equal(OrderPhase.Filled);
    }

    [Test]
    public async Task End_RecordThatFailed_IsRefusedAndNeverWritten()
    {
        var recorded = Record(OrderPhase.Sending);

        _queue.End(_queue.Take()!, new IOException("disk full"));

        await recorded.Awaiting(record => record).Should().ThrowAsync<IOException>();
        _queue.Find("k1").Should().BeNull();
    }

    [Test]
    public async Task Close_WhatWaits_IsGivenOutAndNothingMoreIsTaken()
    {
        Note(OrderPhase.Working);
        _queue.Close();
        (await Record(OrderPhase.Sending)).Should().BeFalse();
        Note(OrderPhase.Filled);

        PhasesOf(_queue.Take()!).Should().Equal(OrderPhase.Working);
        _queue.Take().Should().BeNull();
    }

    [Test]
    public void Note_MoreThanMayWait_DropsTheNewestAndCountsThem()
    {
        for (var number = 0; number < 100_000; number++)
            _queue.Note($"slot {number}", null, (_, _) => { });

        Note(OrderPhase.Working);
        _queue.Note("slot 7", null, (_, _) => { });

        _queue.Find("k1").Should().BeNull();
        _queue.Dropped.Should().Be(1, "the other took its own place");
    }

    private Task<bool> Record(OrderPhase phase) => _queue.Record([Order("k1", _now, phase)], (_, _) => { });

    private void Note(OrderPhase phase) => _queue.Note(Slot, Order("k1", _now, phase), (_, _) => { });

    private static IEnumerable<OrderPhase> PhasesOf(JournalBatch batch) => batch.Writes.SelectMany(write => write.Orders).Select(order => order.Phase);
}
