using Gateway.Tests.Support;
using Gateway.Tws.Api;

namespace Gateway.Tests.Api;

[TestFixture]
public sealed class TurnsTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task TakeAsync_KeyIsTaken_WaitsUntilItIsFree()
    {
        var turns = new Turns<string>(_clock);
        var first = await turns.TakeAsync("a", Wait, CancellationToken.None);
        var second = turns.TakeAsync("a", Wait, CancellationToken.None);
        second.IsCompleted.Should().BeFalse();

        first.Dispose();

        (await second.WaitAsync(TwsApiFixture.Limit)).Dispose();
    }

    [Test]
    public async Task TakeAsync_AnotherKey_DoesNotWait()
    {
        var turns = new Turns<string>(_clock);
        using var first = await turns.TakeAsync("a", Wait, CancellationToken.None);

        (await turns.TakeAsync("b", Wait, CancellationToken.None).WaitAsync(TwsApiFixture.Limit)).Dispose();
    }

    [Test]
    public async Task TakeAsync_TurnDoesNotCome_TimesOutAndLeavesTheKeyUsable()
    {
        var turns = new Turns<string>(_clock);
        var first = await turns.TakeAsync("a", Wait, CancellationToken.None);
        var late = turns.TakeAsync("a", Wait, CancellationToken.None);
        await _clock.TimerSetAsync(Wait).WaitAsync(TwsApiFixture.Limit);
        _clock.Advance(Wait);

        await FluentActions.Awaiting(() => late.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<TimeoutException>();
        first.Dispose();
        (await turns.TakeAsync("a", Wait, CancellationToken.None).WaitAsync(TwsApiFixture.Limit)).Dispose();
    }

    [Test]
    public async Task TakeAsync_CallerLeaves_IsCancelled()
    {
        var turns = new Turns<string>(_clock);
        using var first = await turns.TakeAsync("a", Wait, CancellationToken.None);
        using var leave = new CancellationTokenSource();
        var second = turns.TakeAsync("a", Wait, leave.Token);

        await leave.CancelAsync();

        await FluentActions.Awaiting(() => second.WaitAsync(TwsApiFixture.Limit)).Should().ThrowAsync<OperationCanceledException>();
    }
}
