using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
[Category("Unit")]
[Parallelizable]
public sealed class ZoneAbbreviationsTests
{
    [TestCase("2026-12-01 16:00 EST", "-05:00")]
    [TestCase("2027-07-01 16:00 edt", "-04:00")]
    [TestCase("2026-12-01 16:00 CST", "-06:00")]
    [TestCase("2027-07-01 16:00 PDT", "-07:00")]
    [TestCase("2027-07-01 16:00 BST", "01:00")]
    [TestCase("2026-12-01 16:00 [CET]", "01:00")]
    [TestCase("2027-07-01 16:00 CEST", "02:00")]
    [TestCase("2027-07-01 16:00 JST", "09:00")]
    [TestCase("2027-07-01 16:00 GMT", "00:00")]
    // The hour that the clocks show twice: the abbreviation says which of them is meant.
    [TestCase("2026-11-01 01:30 EDT", "-04:00")]
    [TestCase("2026-11-01 01:30 EST", "-05:00")]
    public void Parse_AnAbbreviation_IsItsOffset(string text, string offset)
    {
        var read = MomentText.Parse(text);

        read.Offset.Should().Be(TimeSpan.Parse(offset, System.Globalization.CultureInfo.InvariantCulture));
        read.Zone.Should().BeNull();
    }

    [TestCase("2027-07-01 16:00 EST", "*America/New_York has no EST on 2027-07-01; write 2027-07-01 16:00 America/New_York, or the offset from UTC")]
    [TestCase("2026-12-01 16:00 EDT", "*America/New_York has no EDT on 2026-12-01*")]
    [TestCase("2026-12-01 16:00 BST", "*Europe/London has no BST on 2026-12-01*")]
    [TestCase("2027-07-01 16:00 CET", "*Europe/Berlin has no CET on 2027-07-01*")]
    public void Parse_AnAbbreviationThatDoesNotHoldThatDay_IsRefused(string text, string message) =>
        FluentActions.Invoking(() => MomentText.Parse(text)).Should().Throw<FormatException>().WithMessage(message);
}
