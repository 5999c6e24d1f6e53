using Gateway.Handlers;
using Gateway.Instruments.Times;

namespace Gateway.Tests.Instruments.Times;

[TestFixture]
[Parallelizable]
public sealed class ExchangeClockTests
{
    [TestCase("US/Eastern", "2026-12-01 16:00", "2026-12-01T21:00:00Z")]
    [TestCase("US/Central", "20261201 16:00:00", "2026-12-01T22:00:00Z")]
    [TestCase("GB-Eire", "2026-12-01 16:00", "2026-12-01T16:00:00Z")]
    [TestCase("MET", "2026-12-01 16:00", "2026-12-01T15:00:00Z")]
    [TestCase("Japan", "2026-12-01 15:00", "2026-12-01T06:00:00Z")]
    [TestCase("Japan", "2026-12-01 16:00 US/Eastern", "2026-12-01T21:00:00Z")]
    [TestCase("Japan", "2026-12-01T16:00:00Z", "2026-12-01T16:00:00Z")]
    [TestCase("Japan", "20261201-16:00:00", "2026-12-01T16:00:00Z")]
    [TestCase("US/Eastern", "2026-12-01", "2026-12-01T05:00:00Z")]
    public void At_WithoutAZone_IsTheExchanges(string exchange, string text, string utc) =>
        new ExchangeClock(exchange).At(MomentInput.Parse(text), "time").Should().Be(DateTimeOffset.Parse(utc, null));

    [TestCase("US/Eastern", "2026-12-01", "2026-12-02T04:59:59Z")]
    [TestCase("Japan", "2026-12-01", "2026-12-01T14:59:59Z")]
    [TestCase("US/Eastern", "2026-12-01 16:00", "2026-12-01T21:00:00Z")]
    public void AtEnd_ADayAlone_IsItsLastSecond(string exchange, string text, string utc) =>
        new ExchangeClock(exchange).AtEnd(MomentInput.Parse(text), "time").Should().Be(DateTimeOffset.Parse(utc, null));

    [Test]
    public void At_ATimeThatTheClocksSkip_IsRefusedByName() =>
        FluentActions.Invoking(() => new ExchangeClock("US/Eastern").At(MomentInput.Parse("2027-03-14 02:30"), "goodTillDate"))
            .Should().Throw<ToolException>().Which.Error.Message.Should().StartWith("goodTillDate: must be a time that the clocks show");

    [Test]
    public void At_AnExchangeWithoutAZone_WantsOneInTheText()
    {
        FluentActions.Invoking(() => new ExchangeClock("").At(MomentInput.Parse("2026-12-01 16:00"), "time")).Should().Throw<ToolException>()
            .Which.Error.Message.Should().StartWith("time: must have a time zone");
        new ExchangeClock("").At(MomentInput.Parse("2026-12-01T16:00Z"), "time").Should().Be(new DateTimeOffset(2026, 12, 1, 16, 0, 0, default));
    }

    [Test]
    public void Parse_AnUnknownZone_IsRefused() =>
        FluentActions.Invoking(() => MomentInput.Parse("2026-12-01 16:00 Mars/Olympus")).Should().Throw<FormatException>()
            .WithMessage("*'Mars/Olympus' is none");

    [Test]
    public void Show_AMoment_NamesTheZone() =>
        new ExchangeClock("US/Eastern").Show(new DateTimeOffset(2026, 12, 1, 21, 0, 0, default)).Should().Be("2026-12-01 16:00:00 US/Eastern");
}
