using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Trading.Policy;
using Gateway.Tws.Model;

namespace Gateway.Tests.Trading.Policy;

[TestFixture]
[Category("Unit")]
public sealed class PolicyLedgerTests
{
    private static readonly OrderFacts Facts = new()
    {
        Buys = true,
        Terms = new OrderTerms(OrderStyle.Direct, Limit: 10),
        Quantity = 10,
        NetLiquidation = 1_000_000,
        Accounts = ["DU1"],
    };

    private ManualTimeProvider _clock = null!;
    private PolicyLedger _ledger = null!;

    [SetUp]
    public void Start()
    {
        _clock = new ManualTimeProvider(new DateTimeOffset(2026, 9, 14, 15, 0, 0, TimeSpan.Zero));
        _ledger = new PolicyLedger(new NoUsage(), _clock);
    }

    [Test]
    public void Admit_ParallelOrders_KeepACountTogether()
    {
        var limits = Limits(new() { MaxDayOrders = 20 });
        var admitted = 0;

        Parallel.For(0, 500, i =>
        {
            if (_ledger.Admit(Order(i), limits, _ => Facts).Denial is null)
                Interlocked.Increment(ref admitted);
        });

        admitted.Should().Be(20);
    }

    [Test]
    public void Admit_ParallelOrders_KeepADaysSumTogether()
    {
        var limits = Limits(new() { MaxDayNotional = 1050 });
        var admitted = 0;

        Parallel.For(0, 100, i =>
        {
            if (_ledger.Admit(Order(i), limits, _ => Facts).Denial is null)
                Interlocked.Increment(ref admitted);
        });

        admitted.Should().Be(10, "each is worth 100");
        Tally(limits).DayNotional.Should().Be(1000);
    }

    [Test]
    public void Undo_OrderThatWasNotSent_GivesItsShareBack()
    {
        var limits = Limits(new() { MaxDayOrders = 1, MaxMinuteOrders = 1, RepeatSeconds = 60, MaxDayNotional = 100 });
        var admitted = _ledger.Admit(Order(1), limits, _ => Facts).Admitted!;
        _ledger.Admit(Order(1), limits, _ => Facts).Denial.Should().NotBeNull();

        _ledger.Undo(admitted, limits);

        _ledger.Admit(Order(1), limits, _ => Facts).Denial.Should().BeNull();
        _ledger.Pending.Should().ContainSingle();
    }

    [Test]
    public void Undo_OrderOfYesterday_TakesNothingFromToday()
    {
        var limits = Limits(new() { MaxDayOrders = 1 });
        var yesterday = _ledger.Admit(Order(1), limits, _ => Facts).Admitted!;
        _clock.Advance(TimeSpan.FromDays(1));
        _ledger.Admit(Order(2), limits, _ => Facts);

        _ledger.Undo(yesterday, limits);

        _ledger.Admit(Order(3), limits, _ => Facts).Denial!.Limit.Should().Be(nameof(PolicyOptions.MaxDayOrders));
        Tally(limits).DayNotional.Should().Be(100);
    }

    [Test]
    public void Sent_RejectedOrder_IsNotPendingAnyMore()
    {
        Send(1, Limits(new()), accepted: false);
        Send(2, Limits(new()), accepted: null);

        _ledger.Pending.Should().ContainSingle("TWS has the other, or may have it").Which.Order.Order.OrderRef.Should().Be("r2");
    }

    [Test]
    public void Admit_AnotherDayInNewYork_BeginsAnew()
    {
        var limits = Limits(new() { MaxDayOrders = 1 });
        _ledger.Admit(Order(1), limits, _ => Facts);

        _clock.Advance(TimeSpan.FromHours(12.9));
        _ledger.Admit(Order(2), limits, _ => Facts).Denial.Should().NotBeNull("it is 23:54 in New York");
        _clock.Advance(TimeSpan.FromHours(0.2));
        _ledger.Admit(Order(3), limits, _ => Facts).Denial.Should().BeNull();
    }

    [Test]
    public void Admit_AfterAMinute_CountsAnew()
    {
        var limits = Limits(new() { MaxMinuteOrders = 1 });
        _ledger.Admit(Order(1), limits, _ => Facts);

        _clock.Advance(TimeSpan.FromSeconds(59));
        _ledger.Admit(Order(2), limits, _ => Facts).Denial!.Limit.Should().Be(nameof(PolicyOptions.MaxMinuteOrders));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _ledger.Admit(Order(3), limits, _ => Facts).Denial.Should().BeNull();
    }

    [Test]
    public void Admit_SameOrder_WaitsForItsSeconds()
    {
        var limits = Limits(new() { RepeatSeconds = 5 });
        _ledger.Admit(Order(1), limits, _ => Facts);

        _ledger.Admit(Order(2), limits, _ => Facts).Denial!.Limit.Should().Be(nameof(PolicyOptions.RepeatSeconds), "a key of its own makes no other order");
        _ledger.Admit(Order(3, price: 11), limits, _ => Facts).Denial.Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _ledger.Admit(Order(4), limits, _ => Facts).Denial.Should().BeNull();
    }

    [Test]
    public void Sent_RejectionsInARow_PauseAndBeginAnewWithAnAcceptedOrder()
    {
        var limits = Limits(new() { MaxRejections = 2, RejectionPause = TimeSpan.FromMinutes(5) });
        Send(1, limits, accepted: false);
        Send(2, limits, accepted: true);
        Send(3, limits, accepted: false);
        Send(4, limits, accepted: false);

        _ledger.Admit(Order(5), limits, _ => Facts).Denial!.Limit.Should().Be(nameof(PolicyOptions.MaxRejections));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Send(6, limits, accepted: false);
        _ledger.Admit(Order(7), limits, _ => Facts).Denial.Should().NotBeNull("the pause begins anew");
        _clock.Advance(TimeSpan.FromMinutes(5));
        Send(8, limits, accepted: true);
        Tally(limits).Rejections.Should().Be(0);
    }

    [Test]
    public void Sent_RejectedOrder_TakesNothingOfTheDaysSum()
    {
        var limits = Limits(new() { MaxDayNotional = 100 });
        Send(1, limits, accepted: false);

        Tally(limits).Should().Be(new PolicyTally(DayOrders: 1, DayNotional: 0, MinuteOrders: 1, Rejections: 1, Paused: TimeSpan.FromMinutes(5)));
    }

    [Test]
    public void Admit_ChangeOfAnOrder_AddsWorthAndNoOrder()
    {
        var limits = Limits(new() { MaxDayNotional = 1000, MaxDayOrders = 1 });

        _ledger.Admit(Order(1), limits, _ => Facts with { IsNew = false, WorthBefore = 40 });

        Tally(limits).DayNotional.Should().Be(60);
        Tally(limits).DayOrders.Should().Be(0);
        _ledger.Pending.Should().ContainSingle().Which.IsNew.Should().BeFalse("a change is on its way, too");
    }

    [Test]
    public void Admit_Exit_TakesNothingOfTheDaysSum()
    {
        var limits = Limits(new() { MaxDayNotional = 100 });

        _ledger.Admit(Order(1), limits, _ => Facts with { IsExit = true });

        Tally(limits).Should().Match<PolicyTally>(tally => tally.DayNotional == 0 && tally.DayOrders == 1);
    }

    [Test]
    public void Admit_TokensLimits_CountItsOwnOrdersOnly()
    {
        PolicyLimits all = new(PolicyOptions.Unlimited, null), own = new(PolicyOptions.Unlimited with { MaxDayOrders = 1 }, "bot");
        _ledger.Admit(Order(1), [all], _ => Facts);

        _ledger.Admit(Order(2), [all, own], _ => Facts).Denial.Should().BeNull();
        _ledger.Admit(Order(3), [all, own], _ => Facts).Denial!.Setting.Should().Be("maxDayOrders of the token bot");
        _ledger.Admit(Order(4), [all], _ => Facts).Denial.Should().BeNull();
    }

    [Test]
    public void Admit_AfterARestart_GoesOnFromTheJournal()
    {
        var ledger = new PolicyLedger(new Earlier(), _clock);
        var limits = Limits(new() { MaxDayOrders = 8, MaxDayNotional = 800 });

        ledger.TallyOf(limits[0], "DU1").Should().Be(new PolicyTally(DayOrders: 7, DayNotional: 650));
        ledger.Admit(Order(1), limits, _ => Facts).Denial.Should().BeNull();
        ledger.Admit(Order(2), limits, _ => Facts).Denial.Should().NotBeNull();
    }

    [Test]
    public void Pending_SentOrder_IsForgottenAfterAWhile()
    {
        var limits = Limits(new());
        Send(1, limits, accepted: true);

        _clock.Advance(TimeSpan.FromSeconds(10));
        _ledger.Pending.Should().ContainSingle();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _ledger.Pending.Should().BeEmpty();
    }

    [Test]
    public void Admit_VeryManyDifferentOrders_RemembersTheLatestOnes()
    {
        var limits = Limits(new() { RepeatSeconds = 3600 });
        var tallies = new PolicyTallies(new NoUsage(), "DU1", caller: null);
        for (var number = 0; number <= 10_000; number++)
        {
            _clock.Advance(TimeSpan.FromTicks(1));
            tallies.Add(_clock.GetUtcNow(), new PendingOrder(Order(number, price: number), 0, isNew: true, _clock.GetUtcNow()));
        }

        SinceSame(0).Should().BeNull("the memory is bounded, and the oldest are forgotten");
        SinceSame(10_000).Should().Be(0);

        decimal? SinceSame(int number) => tallies.At(_clock.GetUtcNow(), Order(number, price: number).Sameness, limits[0].Options.RejectionPause).SinceSame;
    }

    private void Send(int number, IReadOnlyList<PolicyLimits> limits, bool? accepted)
    {
        var (denial, admitted) = _ledger.Admit(Order(number), limits, _ => Facts);
        denial.Should().BeNull();
        _ledger.Sent(admitted!, limits, accepted);
    }

    private PolicyTally Tally(IReadOnlyList<PolicyLimits> limits) => _ledger.TallyOf(limits[0], "DU1");

    private static IReadOnlyList<PolicyLimits> Limits(PolicyOptions options) =>
        [new(options with { MaxNotionalPercent = 0, PriceCollarPercent = 0 }, TokenName: null)];

    private static PolicyOrder Order(int number, decimal price = 10) => new(
        new ContractDetails { Contract = new Contract { ConId = 1, Symbol = "AAPL", SecType = "STK" } },
        new Order { Action = "BUY", TotalQuantity = 10, OrderType = "LMT", LmtPrice = price, Account = "DU1", OrderRef = $"r{number}" });

    /// <summary>What a journal would tell of the morning.</summary>
    private sealed class Earlier : IPolicyUsage
    {
        public DayUsage? Of(string account, string? caller, DateTimeOffset since) =>
            since == new DateTimeOffset(2026, 9, 14, 4, 0, 0, TimeSpan.Zero) && account == "DU1" && caller is null ? new DayUsage(7, 650) : default(DayUsage);
    }
}
