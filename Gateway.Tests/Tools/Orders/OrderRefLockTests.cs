using Gateway.Handlers;
using Gateway.Tests.Support;
using Gateway.Tools.Orders;

namespace Gateway.Tests.Tools.Orders;

[TestFixture]
public sealed class OrderRefLockTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private readonly ManualTimeProvider _clock = new();
    private OrderRefLock _locks = null!;

    [SetUp]
    public void SetUp() => _locks = new OrderRefLock(_clock);

    [Test]
    public async Task AcquireAsync_SameKeysInAnotherOrder_WaitForNoneOfEachOther()
    {
        var first = await AcquireAsync("a");
        var forward = AcquireAsync("a", "b");
        var backward = AcquireAsync("b", "a");

        first.Dispose();

        (await forward.PromptlyAsync("the turn of the first that asked")).Dispose();
        (await backward.PromptlyAsync("the turn of the second that asked")).Dispose();
    }

    [Test]
    public async Task AcquireAsync_OneKeyIsNotFreeInTime_GivesTheOthersBack()
    {
        using var placing = await AcquireAsync("b");
        var late = AcquireAsync("a", "b");
        await _clock.TimerSetAsync(Wait).WaitAsync(TwsApiFixture.Limit);
        _clock.Advance(Wait);

        (await late.Awaiting(turn => turn).Should().ThrowAsync<ToolException>()).Which.Error.Code.Should().Be("in_progress");

        (await AcquireAsync("a").PromptlyAsync("a key that nobody uses")).Dispose();
    }

    [Test]
    public async Task AcquireAsync_SameKeyTwiceInOneCall_DoesNotWaitForItself() =>
        (await AcquireAsync("a", "a").PromptlyAsync("a key that nobody else uses")).Dispose();

    private Task<IDisposable> AcquireAsync(params string[] keys) => _locks.AcquireAsync(keys, Wait, CancellationToken.None);
}
