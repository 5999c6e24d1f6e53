using Gateway.Tests.Support;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
public sealed class MessagePacingTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void TryTake_AsFastAsAllowed_NeverExceedsTheRateInAnySecond()
    {
        var options = new TwsSessionOptions();
        var pacing = new MessagePacing(options, _time);
        var taken = new List<DateTimeOffset>();
        while (taken.Count < 400)
        {
            // Pauses let the bucket fill again, so that bursts fall everywhere.
            if (taken.Count % 130 == 129)
                _time.Advance(TimeSpan.FromMilliseconds(733));
            if (pacing.TryTake())
                taken.Add(_time.GetUtcNow());
            else
                _time.Advance(pacing.UntilNext());
        }
        taken.Max(start => taken.Count(at => at >= start && at < start + TimeSpan.FromSeconds(1))).Should().Be(options.MessagesPerSecond);
    }

    [Test]
    public void UntilNext_Waited_IsAlwaysEnough()
    {
        var pacing = new MessagePacing(new TwsSessionOptions { MessagesPerSecond = 37, Burst = 4 }, _time);
        for (var i = 0; i < 500; i++)
        {
            _time.Advance(pacing.UntilNext());
            pacing.TryTake().Should().BeTrue();
        }
    }

    [Test]
    public void TryTake_SeveralAtOnce_TakesAllOrNoneAndKeepsTheRate()
    {
        var options = new TwsSessionOptions();
        var pacing = new MessagePacing(options, _time);
        pacing.TryTake(options.Burst - 2).Should().BeTrue();
        pacing.TryTake(3).Should().BeFalse("two are left");
        pacing.UntilNext(1).Should().Be(TimeSpan.Zero);
        pacing.TryTake(2).Should().BeTrue("the refusal took none");
        var taken = new List<DateTimeOffset>();
        while (taken.Count < 300)
        {
            if (pacing.TryTake(3))
                taken.AddRange([_time.GetUtcNow(), _time.GetUtcNow(), _time.GetUtcNow()]);
            else
                _time.Advance(pacing.UntilNext(3));
        }
        taken.Max(start => taken.Count(at => at >= start && at < start + TimeSpan.FromSeconds(1))).Should()
            .BeLessThanOrEqualTo(options.MessagesPerSecond);
    }

    [Test]
    public void TryTake_MoreThanABurst_GoesWhenAWholeBurstMayAndIsPaidAfter()
    {
        var pacing = new MessagePacing(new TwsSessionOptions { MessagesPerSecond = 20, Burst = 10 }, _time);
        pacing.TryTake(15).Should().BeTrue();
        _time.Advance(TimeSpan.FromMilliseconds(599));
        pacing.TryTake().Should().BeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        pacing.TryTake().Should().BeTrue();
    }
}
