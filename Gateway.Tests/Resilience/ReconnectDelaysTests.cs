using Gateway.Tws.Resilience;

namespace Gateway.Tests.Resilience;

[TestFixture]
public sealed class ReconnectDelaysTests
{
    private static readonly TimeSpan Late = ReconnectDelays.QuickPhase;

    [TestCase(0)]
    [TestCase(0.5)]
    [TestCase(0.999999)]
    public void Next_AnyJitter_StaysBetweenTheLimits(double random)
    {
        var delays = new ReconnectDelays(() => random);
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            delays.Next(attempt, TimeSpan.Zero).Should().BeGreaterThanOrEqualTo(ReconnectDelays.First).And.BeLessThanOrEqualTo(ReconnectDelays.QuickLimit);
            delays.Next(attempt, Late).Should().BeGreaterThanOrEqualTo(ReconnectDelays.First).And.BeLessThanOrEqualTo(ReconnectDelays.Limit);
        }
    }

    [Test]
    public void Next_LongOutage_DoublesToThirtySeconds()
    {
        var delays = new ReconnectDelays(() => 1);
        Enumerable.Range(0, 8).Select(attempt => delays.Next(attempt, Late).TotalSeconds)
            .Should().Equal(0.625, 1.25, 2.5, 5, 10, 20, 30, 30);
    }

    [Test]
    public void Next_Jitter_SpreadsTheTries()
    {
        var few = new ReconnectDelays(() => 0).Next(20, Late);
        var many = new ReconnectDelays(() => 1).Next(20, Late);
        many.Should().Be(few * 1.25);
    }
}
