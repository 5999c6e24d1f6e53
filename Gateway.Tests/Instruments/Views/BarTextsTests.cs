using Gateway.Handlers;
using Gateway.Instruments.Views;

namespace Gateway.Tests.Instruments.Views;

[TestFixture]
[Parallelizable]
public sealed class BarTextsTests
{
    [TestCase("1 hour", "1 hour")]
    [TestCase("hourly", "1 hour")]
    [TestCase("60 min", "1 hour")]
    [TestCase("1h", "1 hour")]
    [TestCase("2 hours", "2 hours")]
    [TestCase("120m", "2 hours")]
    [TestCase("daily", "1 day")]
    [TestCase("1d", "1 day")]
    [TestCase("1D", "1 day")]
    [TestCase("day", "1 day")]
    [TestCase("24 hours", "1 day")]
    [TestCase("weekly", "1 week")]
    [TestCase("7 days", "1 week")]
    [TestCase("monthly", "1 month")]
    [TestCase("1M", "1 month")]
    [TestCase("1 mo", "1 month")]
    [TestCase("1m", "1 min")]
    [TestCase("minute", "1 min")]
    [TestCase("60 secs", "1 min")]
    [TestCase("4 mins", "4 mins")]
    [TestCase("5m", "5 mins")]
    [TestCase("5 MINUTES", "5 mins")]
    [TestCase("300 seconds", "5 mins")]
    [TestCase("30 secs", "30 secs")]
    [TestCase("an hour", "1 hour")]
    public void BarSize_AsPeopleWriteIt_IsIbs(string text, string expected) => BarTexts.BarSize(text).Should().Be(expected);

    [TestCase("7 mins")]
    [TestCase("90 mins")]
    [TestCase("1 year")]
    [TestCase("0 mins")]
    [TestCase("")]
    [TestCase("soon")]
    public void BarSize_WhatIbDoesNotHave_IsRefusedWithTheSizes(string text) =>
        FluentActions.Invoking(() => BarTexts.BarSize(text)).Should().Throw<ToolException>().Which.Error.Message.Should().StartWith("barSize: must be one of 1 secs");

    /// <summary>Every size of IB's is read as itself.</summary>
    [Test]
    public void BarSize_IbsOwn_AreThemselves() =>
        BarTexts.BarSizes.Split(", ").Should().AllSatisfy(size => BarTexts.BarSize(size).Should().Be(size));

    [TestCase("1 D", "1 D")]
    [TestCase("1 day", "1 D")]
    [TestCase("90 days", "90 D")]
    [TestCase("6 months", "6 M")]
    [TestCase("6mo", "6 M")]
    [TestCase("1M", "1 M")]
    [TestCase("1m", "1 M")]
    [TestCase("1 year", "1 Y")]
    [TestCase("1Y", "1 Y")]
    [TestCase("a year", "1 Y")]
    [TestCase("year", "1 Y")]
    [TestCase("52 weeks", "52 W")]
    [TestCase("2 quarters", "6 M")]
    [TestCase("2 hours", "7200 S")]
    [TestCase("30 mins", "1800 S")]
    [TestCase("3600 S", "3600 S")]
    [TestCase("48 hours", "2 D")]
    [TestCase("P1Y", "1 Y")]
    [TestCase("P6M", "6 M")]
    [TestCase("PT30M", "1800 S")]
    [TestCase("005 D", "5 D")]
    public void Duration_AsPeopleWriteIt_IsIbs(string text, string expected) => BarTexts.Duration(text).Should().Be(expected);

    [TestCase("0 D")]
    [TestCase("-1 D")]
    [TestCase("soon")]
    [TestCase("1.5 years")]
    public void Duration_WhatIsNone_IsRefused(string text) =>
        FluentActions.Invoking(() => BarTexts.Duration(text)).Should().Throw<ToolException>().Which.Error.Message.Should().StartWith("duration: must be");

    [TestCase("3 D", "3 days")]
    [TestCase("one week", "1 week")]
    public void Period_AsPeopleWriteIt_IsTheHistograms(string text, string expected) => BarTexts.Period(text).Should().Be(expected);
}
