using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class CallTimeTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _clock = new();

    [Test]
    public async Task CheckAsync_TimeIsUp_SaysThatNothingWasSent()
    {
        using var time = new CallTime(_clock, Wait, CancellationToken.None);

        var checking = () => time.CheckAsync(within => PassAsync(Wait, within));

        (await checking.Should().ThrowAsync<ToolException>()).Which.Error.Should().Match<ToolError>(
            error => error.Code == "timeout" && error.Retryable && error.Message == "Nothing was sent: the checks before the order were not over within 10 s.");
    }

    [Test]
    public async Task CheckAsync_CallerHasLeftToo_IsNoAnswerForAnybody()
    {
        using var caller = new CancellationTokenSource();
        using var time = new CallTime(_clock, Wait, caller.Token);

        var checking = () => time.CheckAsync(async within =>
        {
            await caller.CancelAsync();
            return await PassAsync(Wait, within);
        });

        await checking.Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public void Restart_AfterSomeTime_CountsAnew()
    {
        using var time = new CallTime(_clock, Wait, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(8));
        time.Remaining.Should().Be(TimeSpan.FromSeconds(2));

        time.Restart();

        time.Remaining.Should().Be(Wait);
    }

    private Task<bool> PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        _clock.Advance(time);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(true);
    }
}
