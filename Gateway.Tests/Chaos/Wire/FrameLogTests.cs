using Chaos.Wire;

namespace Gateway.Tests.Chaos.Wire;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrameLogTests
{
    private readonly FrameLog _log = new();

    [Test]
    public void KeysSentTwice_AKeyUnderTwoIds_IsNamed()
    {
        Place(1, "a");
        Place(2, "b");
        Place(3, "a");

        _log.KeysSentTwice().Should().Equal(("a", "1, 3"));
    }

    [Test]
    public void KeysSentTwice_AChangeUnderTheSameId_IsNone()
    {
        Place(1, "a");
        Place(1, "a");

        _log.KeysSentTwice().Should().BeEmpty();
    }

    [Test]
    public void KeysSentTwice_ADuplicateIdThatTwsRefused_MayGoOutOnceMore()
    {
        Place(1, "a");
        _log.Add(new WireFrame(0, 1, FromGateway: false, WireFrame.Encode("4", "1", "103", "Duplicate order id", "")));
        Place(2, "a");

        _log.KeysSentTwice().Should().BeEmpty();
    }

    private void Place(int id, string key)
    {
        var fields = Enumerable.Repeat("", 60).ToArray();
        (fields[0], fields[1], fields[26]) = ("3", $"{id}", key);
        _log.Add(new WireFrame(0, 1, FromGateway: true, WireFrame.Encode(fields)));
    }
}
