using Gateway.Tests.Support;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using static Gateway.Tests.Trading.Journal.JournalSamples;

namespace Gateway.Tests.Trading.Journal;

[TestFixture]
public sealed class JournalUsageTests
{
    private readonly ManualTimeProvider _clock = new();
    private SqliteJournal _journal = null!;
    private JournalUsage _usage = null!;

    private DateTimeOffset Now => _clock.GetUtcNow();

    [SetUp]
    public async Task SetUp()
    {
        _journal = Open(":memory:", _clock);
        _usage = new JournalUsage(_journal);
        await _journal.RecordAsync(
        [
            Order("old", Now.AddHours(-2), OrderPhase.Filled, notional: 1000, caller: "desk"),
            Order("a", Now, OrderPhase.Filled, notional: 100.10m, caller: "desk"),
            Order("b", Now, OrderPhase.Working, notional: 0.05m, caller: "desk", account: "DU2"),
            Order("c", Now, OrderPhase.Rejected, caller: "bot", conId: 4),
            Order("d", Now, OrderPhase.Unknown, notional: 7, conId: 4),
        ]);
    }

    [TearDown]
    public void TearDown() => _journal.Dispose();

    [Test]
    public void Since_AMoment_SumsExactly() => _usage.Since(Now).Should().Be(new JournalTotals(4, 107.15m, 1));

    [Test]
    public void Since_AccountAndCaller_CountsTheirOrdersAlone()
    {
        _usage.Since(Now, account: "DU2").Should().Be(new JournalTotals(1, 0.05m, 0));
        _usage.Since(Now, caller: "desk").Should().Be(new JournalTotals(2, 100.15m, 0));
        _usage.Since(Now, account: "DU1", caller: "bot").Should().Be(new JournalTotals(1, 0, 1));
        _usage.Since(Now.AddHours(-3)).Count.Should().Be(5);
        _usage.Since(Now.AddTicks(TimeSpan.TicksPerMillisecond)).Count.Should().Be(0);
    }

    [Test]
    public void CountSince_Phases_CountsThemAlone()
    {
        _usage.CountSince(Now, [OrderPhase.Rejected]).Should().Be(1);
        _usage.CountSince(Now, [OrderPhase.Rejected], caller: "desk").Should().Be(0);
        _usage.CountSince(Now.AddHours(-3), [OrderPhase.Filled, OrderPhase.Working]).Should().Be(3);
    }

    [Test]
    public void Open_AContract_ListsWhatHasNotEnded()
    {
        Keys(_usage.Open()).Should().Equal("b", "d");
        Keys(_usage.Open(conId: 4)).Should().Equal("d");
        Keys(_usage.Open(account: "DU2")).Should().Equal("b");
    }

    [Test]
    public void SentSince_AContract_ListsEveryPhase()
    {
        Keys(_usage.SentSince(Now)).Should().Equal("a", "b", "c", "d");
        Keys(_usage.SentSince(Now, conId: 4)).Should().Equal("c", "d");
        Keys(_usage.SentSince(Now, account: "DU2")).Should().Equal("b");
    }

    [Test]
    public void AnyQuestion_JournalThatCannotBeRead_IsNotAnsweredWithNothing()
    {
        _journal.Dispose();

        _usage.Invoking(usage => usage.Since(Now)).Should().Throw<JournalUnavailableException>();
        _usage.Invoking(usage => usage.Open()).Should().Throw<JournalUnavailableException>();
    }

    private static IEnumerable<string> Keys(IEnumerable<JournalOrder> orders) => orders.Select(order => order.Entry.Order.OrderRef);
}
