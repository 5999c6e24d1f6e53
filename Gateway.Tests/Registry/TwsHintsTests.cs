using Gateway.Registry.Invocation;

namespace Gateway.Tests.Registry;

[TestFixture]
public sealed class TwsHintsTests
{
    [Test]
    public void For_KnownCodes_AreManyAndPlain()
    {
        TwsHints.Count.Should().BeGreaterThan(60);
        TwsHints.For(200, "").Should().Contain("conid:");
        TwsHints.For(123456, "").Should().BeNull();
    }

    [Test]
    public void For_PacingViolation_SaysHowLong() =>
        TwsHints.For(162, "Historical Market Data Service error message:API historical data query pacing violation").Should().Contain("15 seconds");

    [TestCase(354)]
    [TestCase(10168)]
    public void For_DataNotSubscribed_NamesTheToolForDelayedData(int code) =>
        TwsHints.For(code, "").Should().Contain("ibkr_set_market_data_type");
}
