using Gateway.Tests.Support;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Trading.Journal;

[TestFixture]
public sealed class SqliteJournalTests
{
    private readonly ManualTimeProvider _clock = new();
    private TemporaryFolder _folder = null!;
    private SqliteJournal _journal = null!;

    private DateTimeOffset Now => _clock.GetUtcNow();

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _journal = Open(_folder.Path, _clock);
    }

    [TearDown]
    public void TearDown()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task RecordAsync_AfterARestart_IsFoundWithEverything()
    {
        var order = Order("k1", Now, notional: 15.50m, caller: "desk");
        await _journal.RecordAsync([order]);

        Reopen();

        _journal.Find("k1").Should().BeEquivalentTo(order);
        _journal.Unfinished().Should().ContainSingle().Which.Should().BeEquivalentTo(order);
        _journal.Find("k2").Should().BeNull();
    }

    [Test]
    public async Task RecordAsync_SameKeyAgain_ReplacesTheOrderInItsPlace()
    {
        await _journal.RecordAsync([Order("k1", Now, orderId: 1)]);
        await _journal.RecordAsync([Order("k2", Now, orderId: 2)]);
        await _journal.RecordAsync([Order("k1", Now, orderId: 3)]);

        _journal.Unfinished().Select(order => (order.Entry.Order.OrderRef, order.Entry.OrderId)).Should().Equal(("k1", 3), ("k2", 2));
    }

    [Test]
    public async Task RecordAsync_OrderWithoutAReference_IsRefused() =>
        await _journal.Awaiting(journal => journal.RecordAsync([Order("", Now)])).Should().ThrowAsync<ArgumentException>();

    [Test]
    public async Task RecordAsync_SeveralOrders_AreAllOrNone()
    {
        await _journal.Awaiting(journal => journal.RecordAsync([Order("k1", Now), Order("", Now)])).Should().ThrowAsync<ArgumentException>();

        _journal.Find("k1").Should().BeNull();
    }

    [Test]
    public async Task Note_OfAnOrder_KeepsTheNewest()
    {
        await _journal.RecordAsync([Order("k1", Now)]);
        foreach (var phase in new[] { OrderPhase.Sent, OrderPhase.Working, OrderPhase.PartiallyFilled, OrderPhase.Filled })
            _journal.Note(Order("k1", Now, phase));
        _journal.Find("k1")!.Phase.Should().Be(OrderPhase.Filled, "what waits to be written is known");
        await _journal.FlushAsync();

        Reopen();

        _journal.Find("k1")!.Phase.Should().Be(OrderPhase.Filled);
        _journal.Unfinished().Should().BeEmpty();
    }

    [Test]
    public async Task Note_BeforeARecordOfTheSameKey_DoesNotUndoIt()
    {
        for (var round = 1; round <= 50; round++)
        {
            _journal.Note(Order("k1", Now, OrderPhase.Rejected, orderId: round));
            await _journal.RecordAsync([Order("k1", Now, OrderPhase.Sending, orderId: round + 1)]);
            _journal.Find("k1").Should().Match<JournalOrder>(order => order.Phase == OrderPhase.Sending && order.Entry.OrderId == round + 1);
        }
    }

    [Test]
    public void Epoch_EachOpening_IsOneMore()
    {
        _journal.Epoch.Should().Be(1);
        Reopen();
        _journal.Epoch.Should().Be(2);
        Reopen();
        _journal.Epoch.Should().Be(3);
    }

    [Test]
    public async Task HighestOrderId_OfAClient_OutlivesTheOrders()
    {
        await _journal.RecordAsync([Order("k1", Now, OrderPhase.Filled, orderId: 900), Order("k2", Now, orderId: 30)]);
        _clock.Advance(TimeSpan.FromDays(8));
        Reopen();
        await _journal.FlushAsync();

        _journal.Find("k1").Should().BeNull("it ended more than seven days ago");
        _journal.Find("k2").Should().NotBeNull("it has not ended");
        _journal.HighestOrderId(7).Should().Be(900);
        _journal.HighestOrderId(8).Should().Be(0);
    }

    [Test]
    public async Task Pruning_EveryDay_RemovesWhatEndedLongAgo()
    {
        await _journal.RecordAsync([Order("k1", Now, OrderPhase.Filled), Order("k2", Now, OrderPhase.Working)]);
        _journal.Note(Fill("a.01", Now, key: "k1"));
        _journal.Note(Fill("b.01", Now, key: "k2"));
        await _journal.FlushAsync();

        foreach (var _ in Enumerable.Range(1, 8))
            _clock.Advance(TimeSpan.FromDays(1));
        await _journal.FlushAsync();
        await _journal.FlushAsync();

        _journal.Find("k1").Should().BeNull();
        _journal.Fills(default).Select(fill => fill.Execution.ExecId).Should().Equal(["b.01"], "its order still works");
    }

    [Test]
    public async Task Pruning_MoreThanOneStepRemoves_GoesOnUntilAllAreGone()
    {
        await _journal.FlushAsync();
        await _journal.RecordAsync([.. Enumerable.Range(1, 1001).Select(number => Order($"k{number}", Now.AddDays(-8), OrderPhase.Filled, number))]);

        Reopen();
        await _journal.FlushAsync(); // begins after the first step at the latest
        await _journal.FlushAsync();

        _journal.Write((connection, _) => JournalSchema.Number(connection, "SELECT count(*) FROM orders").Should().Be(0));
    }

    [Test]
    public async Task Find_WhileTheDiskIsSlow_KnowsWhatWaits()
    {
        await _journal.RecordAsync([Order("k1", Now)]);

        _journal.Write((_, _) =>
        {
            _journal.Note(Order("k1", Now, OrderPhase.Working));

            _journal.Find("k1")!.Phase.Should().Be(OrderPhase.Working);
        });
    }

    [Test]
    public void Write_PowerMayFail_WaitsForTheDisk() => _journal.Write((connection, _) =>
    {
        JournalSchema.Number(connection, "PRAGMA synchronous").Should().Be(2, "a transaction that has ended is on the disk");
        JournalSchema.Number(connection, "PRAGMA fullfsync").Should().Be(1);
    });

    [Test]
    public async Task Note_OfAFill_IsKeptOnceWithItsCommission()
    {
        _journal.Note(Fill("0000e0d5.1.01.01", Now));
        _journal.Note(Fill("0000e0d5.1.01.01", Now, commission: 1.05m));
        await _journal.FlushAsync();
        _journal.Note(Fill("0000e0d5.1.01.01", Now)); // as it comes after a restart
        await _journal.FlushAsync();

        _journal.Fills(Now.AddMinutes(-1)).Should().ContainSingle().Which.Should().BeEquivalentTo(Fill("0000e0d5.1.01.01", Now, commission: 1.05m));
    }

    [Test]
    public async Task Note_OfACorrection_ReplacesTheFillAndNeverTheOtherWay()
    {
        _journal.Note(Fill("0000e0d5.1.01.01", Now, price: 10));
        _journal.Note(Fill("0000e0d5.1.01.02", Now, price: 11));
        await _journal.FlushAsync();
        _journal.Note(Fill("0000e0d5.1.01.01", Now, price: 10));
        _journal.Note(Fill("0000e0d5.2.01.01", Now.AddSeconds(1), price: 12));
        await _journal.FlushAsync();

        _journal.Fills(default).Select(fill => fill.Execution.Price).Should().Equal(11m, 12m);
    }

    [Test]
    public async Task Fills_SinceAMoment_AreThoseOfTheirOwnTime()
    {
        _journal.Note(Fill("c.01", Now));
        _journal.Note(Fill("b.01", Now.AddHours(-2)));
        _journal.Note(Fill("a.01", Now.AddHours(-1)));
        await _journal.FlushAsync();

        _journal.Fills(Now.AddMinutes(-90)).Select(fill => fill.Execution.ExecId).Should().Equal("a.01", "c.01");
    }

    [Test]
    public async Task Value_OfAnotherRoom_OutlivesARestart()
    {
        _journal.NoteValue("audit", "1");
        _journal.NoteValue("audit", "2");
        await _journal.FlushAsync();
        Reopen();

        _journal.Value("audit").Should().Be("2");
        _journal.Value("other").Should().BeNull();
    }

    [Test]
    public async Task RecordAsync_ManyAtOnce_ShareTheirWritesToTheDisk()
    {
        await Task.WhenAll(Enumerable.Range(1, 2000).Select(number => _journal.RecordAsync([Order($"k{number}", Now, orderId: number)])));

        _journal.Unfinished().Should().HaveCount(2000);
        _journal.HighestOrderId(7).Should().Be(2000);
    }

    [Test]
    public async Task RecordAsync_AfterTheEnd_IsRefused()
    {
        _journal.Dispose();

        await _journal.Awaiting(journal => journal.RecordAsync([Order("k1", Now)])).Should().ThrowAsync<JournalUnavailableException>();
        _journal.Invoking(journal => journal.Find("k1")).Should().Throw<JournalUnavailableException>();
    }

    [Test]
    public async Task Dispose_WithNotesThatWait_WritesThem()
    {
        await _journal.RecordAsync([Order("k1", Now)]);
        _journal.Note(Order("k1", Now, OrderPhase.Filled));

        Reopen();

        _journal.Find("k1")!.Phase.Should().Be(OrderPhase.Filled);
    }

    [Test]
    public async Task InMemory_WorksAlikeAndLeavesNoFile()
    {
        using var journal = Open(":memory:", _clock);
        await journal.RecordAsync([Order("k1", Now, notional: 5)]);

        journal.Find("k1").Should().NotBeNull();
        new JournalUsage(journal).Since(Now).Should().Be(new JournalTotals(1, 5, 0));
    }

    private void Reopen()
    {
        _journal.Dispose();
        _journal = Open(_folder.Path, _clock);
    }
}
