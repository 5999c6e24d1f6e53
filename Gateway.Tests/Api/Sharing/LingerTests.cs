using Gateway.Tests.Support;
using Gateway.Tws.Api.Sharing;

namespace Gateway.Tests.Api.Sharing;

[TestFixture]
public sealed class LingerTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private ManualTimeProvider _clock = null!;
    private Linger<string> _linger = null!;
    private List<string> _over = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new ManualTimeProvider();
        _over = [];
        _linger = new Linger<string>(Time, _clock, TakeOver);
    }

    [Test]
    public void Add_TimePasses_EachIsOverAtItsOwnTime()
    {
        _linger.Add("A").Should().BeTrue();
        _clock.Advance(TimeSpan.FromSeconds(2));
        _linger.Add("B").Should().BeTrue();

        _clock.Advance(TimeSpan.FromSeconds(3));
        _over.Should().Equal("A");
        _clock.Advance(TimeSpan.FromSeconds(2));
        _over.Should().Equal("A", "B");
    }

    [Test]
    public void Remove_UsedAgain_IsNotOverAndCountsAnew()
    {
        _linger.Add("A");
        _clock.Advance(TimeSpan.FromSeconds(4));
        _linger.Remove("A").Should().BeTrue();
        _linger.Remove("A").Should().BeFalse();
        _linger.Add("A");

        _clock.Advance(TimeSpan.FromSeconds(4));
        _over.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _over.Should().Equal("A");
    }

    [Test]
    public void TryTake_Several_GivesTheLongestUnusedFirst()
    {
        _linger.Add("A");
        _linger.Add("B");
        _linger.Add("A");

        _linger.TryTake(out var first).Should().BeTrue();
        _linger.TryTake(out var second).Should().BeTrue();
        _linger.TryTake(out _).Should().BeFalse();
        (first, second).Should().Be(("B", "A"));
        _clock.Advance(Time);
        _over.Should().BeEmpty();
    }

    [Test]
    public void Add_NoTime_KeepsNothing()
    {
        var none = new Linger<string>(TimeSpan.Zero, _clock, TakeOver);

        none.Add("A").Should().BeFalse();
        none.TryTake(out _).Should().BeFalse();
    }

    private void TakeOver()
    {
        while (_linger.TryTakeOver(out var key))
            _over.Add(key);
    }
}
