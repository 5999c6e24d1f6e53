using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
[Parallelizable]
public sealed class ExpirationTextTests
{
    [TestCase("20261218", "20261218")]
    [TestCase("2026-12-18", "20261218")]
    [TestCase("2026/12/18", "20261218")]
    [TestCase("18 Dec 2026", "20261218")]
    [TestCase("December 18, 2026", "20261218")]
    [TestCase("18DEC26", "20261218")]
    [TestCase("DEC 18 '26", "20261218")]
    [TestCase("261218", "20261218")]
    [TestCase("202612", "202612")]
    [TestCase("2026-12", "202612")]
    [TestCase("2026-3", "202603")]
    [TestCase("Dec 2026", "202612")]
    [TestCase("December 2026", "202612")]
    public void Parse_DaysAndMonths_AreIbsText(string text, string expected) => ExpirationText.Parse(text).Should().Be(expected);

    [TestCase("18/12/2026", "a date with the year first: write 2026-12-18 for '18/12/2026'")]
    [TestCase("01/12/2026", "a date with the year first: '01/12/2026' can mean 2026-12-01 or 2026-01-12; write one of them")]
    [TestCase("20261232", "a day of the calendar, such as 2026-12-01; 2026-12-32 is none")]
    [TestCase("next Friday", ExpirationText.Rule)]
    [TestCase("Dec 18", ExpirationText.Rule)]
    [TestCase("", ExpirationText.Rule)]
    [TestCase("2026-12-18 16:00", "an expiration*")]
    public void Parse_OtherTexts_AreRefused(string text, string message) =>
        FluentActions.Invoking(() => ExpirationText.Parse(text)).Should().Throw<FormatException>().WithMessage(message);
}
