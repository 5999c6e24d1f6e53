using Gateway.Tests.Support;
using Gateway.Tws.Api;

namespace Gateway.Tests.Api;

[TestFixture]
public sealed class AsyncSignalTests
{
    private const int Rounds = 20_000;

    private AsyncSignal _signal = null!;

    [SetUp]
    public void SetUp() => _signal = new AsyncSignal();

    [Test]
    public async Task Set_SeveralTimesBeforeTheWait_IsOneWakeUp()
    {
        _signal.Set();
        _signal.Set();

        _signal.WaitAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully.Should().BeTrue();
        (await _signal.WaitAsync(TimeSpan.Zero, TimeProvider.System, CancellationToken.None)).Should().BeFalse();
    }

    [Test]
    public async Task Set_SomebodyWaits_ResumesItOnAnotherThread()
    {
        var resumedOn = 0;
        var waiting = WaitAsync();
        var setter = new Thread(_signal.Set);

        setter.Start();
        await waiting.WaitAsync(TwsApiFixture.Limit);

        resumedOn.Should().NotBe(setter.ManagedThreadId);

        async Task WaitAsync()
        {
            await _signal.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            resumedOn = Environment.CurrentManagedThreadId;
        }
    }

    [Test]
    public async Task WaitAsync_Cancelled_ThrowsAndTheNextWaitWorks()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _signal.WaitAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();

        (await waiting.Awaiting(task => task.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(cancel.Token);
        _signal.WaitAsync(cancel.Token).AsTask().IsCanceled.Should().BeTrue();
        var next = _signal.WaitAsync(CancellationToken.None).AsTask();
        next.IsCompleted.Should().BeFalse();
        _signal.Set();
        await next.WaitAsync(TwsApiFixture.Limit);
    }

    [Test]
    public async Task WaitAsync_TimePasses_IsFalseAndALaterSetIsKept()
    {
        var clock = new ManualTimeProvider();
        var waiting = _signal.WaitAsync(TimeSpan.FromSeconds(3), clock, CancellationToken.None).AsTask();
        clock.Advance(TimeSpan.FromSeconds(3));

        (await waiting.WaitAsync(TwsApiFixture.Limit)).Should().BeFalse();
        _signal.Set();
        (await _signal.WaitAsync(TimeSpan.FromSeconds(3), clock, CancellationToken.None)).Should().BeTrue();
    }

    [Test]
    public async Task WaitAsync_AnotherWaits_IsRefused()
    {
        var first = _signal.WaitAsync(CancellationToken.None).AsTask();

        await FluentActions.Awaiting(() => _signal.WaitAsync(CancellationToken.None).AsTask()).Should().ThrowAsync<InvalidOperationException>();
        _signal.Set();
        await first.WaitAsync(TwsApiFixture.Limit);
    }

    /// <summary>A wake-up and a cancellation at the same moment: one of them ends the wait, and a wake-up that lost is there for the next.</summary>
    [Test]
    public async Task SetAndCancel_AtTheSameMoment_LoseNoWakeUp()
    {
        for (var round = 0; round < Rounds / 10; round++)
        {
            using var cancel = new CancellationTokenSource();
            var waiting = _signal.WaitAsync(cancel.Token).AsTask();
            await Task.WhenAll(Task.Run(_signal.Set), Task.Run(cancel.Cancel)).WaitAsync(TwsApiFixture.Limit);

            await ((Task)Task.WhenAny(waiting)).WaitAsync(TwsApiFixture.Limit);
            (await _signal.WaitAsync(TimeSpan.Zero, TimeProvider.System, CancellationToken.None)).Should().Be(waiting.IsCanceled);
        }
    }

    [Test]
    public async Task Set_WhileTheWaiterComesBack_IsNeverMissed()
    {
        long set = 0;
        long seen = 0;
        using var limit = new CancellationTokenSource(TwsApiFixture.Limit);
        var reading = Task.Run(async () =>
        {
            while ((seen = Interlocked.Read(ref set)) < Rounds)
                await _signal.WaitAsync(limit.Token);
        });

        for (var i = 0; i < Rounds; i++)
        {
            Interlocked.Increment(ref set);
            _signal.Set();
        }

        await reading;
        seen.Should().Be(Rounds);
    }

    [Test]
    public void Set_NobodyWaits_AllocatesNothing()
    {
        var completed = 0;
        _signal.Set();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < Rounds; i++)
        {
            completed += _signal.WaitAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully ? 1 : 0;
            _signal.Set();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1000);
        completed.Should().Be(Rounds);
    }
}
