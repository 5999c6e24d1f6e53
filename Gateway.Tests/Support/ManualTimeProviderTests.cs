namespace Gateway.Tests.Support;

[TestFixture]
public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task Advance_PastADelay_EndsIt()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(5), _time);
        _time.Advance(TimeSpan.FromSeconds(4));
        delay.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        await delay.WaitAsync(Promptness.Deadline);
    }

    [Test]
    public void Advance_PeriodicTimer_FiresOncePerPeriodAtItsOwnTime()
    {
        var start = _time.GetUtcNow();
        var fired = new List<TimeSpan>();
        using var timer = _time.CreateTimer(_ => fired.Add(_time.GetUtcNow() - start), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(6));
        fired.Should().Equal(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
    }

    [Test]
    public void TimerSetAsync_TimerComesLater_EndsWhenItIsSet()
    {
        var wait = _time.TimerSetAsync(TimeSpan.FromSeconds(7));
        wait.IsCompleted.Should().BeFalse();
        using var timer = _time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(7), Timeout.InfiniteTimeSpan);
        wait.IsCompleted.Should().BeTrue();
    }
}
