using Gateway.Tools.History;
using Gateway.Tws.Model;

namespace Gateway.Tests.Tools.History;

[TestFixture]
public sealed class DataAgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 15, 0, 0, TimeSpan.Zero);

    [TestCase(MarketDataType.Live, MarketDataType.Live)]
    [TestCase(MarketDataType.Frozen, MarketDataType.Live)]
    [TestCase(MarketDataType.Delayed, MarketDataType.Delayed)]
    [TestCase(MarketDataType.DelayedFrozen, MarketDataType.Delayed)]
    public void Of_QuotesWereSeen_IsTheirs(MarketDataType quoted, MarketDataType expected) =>
        DataAge.Of(quoted, newest: null, Now).Should().Be(expected);

    [TestCase(9, MarketDataType.Live)]
    [TestCase(11, null)]
    public void Of_NoQuoteSeen_IsLiveOnlyWhenTheNewestRowProvesIt(int minutes, MarketDataType? expected) =>
        DataAge.Of(quoted: null, Now.AddMinutes(-minutes), Now).Should().Be(expected);

    [Test]
    public void Of_NothingSeen_IsNotKnown() => DataAge.Of(quoted: null, newest: null, Now).Should().BeNull();
}
