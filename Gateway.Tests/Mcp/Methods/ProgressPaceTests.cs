using Gateway.Mcp.Methods;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Methods;

[TestFixture]
public sealed class ProgressPaceTests
{
    [Test]
    public void TryTake_FasterThanAllowed_RefusesUntilTimeHasPassed()
    {
        var time = new ManualTimeProvider();
        var pace = new ProgressPace(time);

        Enumerable.Range(0, 25).Count(_ => pace.TryTake()).Should().Be(20);
        time.Advance(TimeSpan.FromMilliseconds(49));
        pace.TryTake().Should().BeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        pace.TryTake().Should().BeTrue();
        pace.TryTake().Should().BeFalse();
    }

    [Test]
    public void TryTake_AfterALongSilence_AllowsNoMoreThanASecondsWorthAtOnce()
    {
        var time = new ManualTimeProvider();
        var pace = new ProgressPace(time);
        time.Advance(TimeSpan.FromHours(1));

        Enumerable.Range(0, 100).Count(_ => pace.TryTake()).Should().Be(20);
    }
}
