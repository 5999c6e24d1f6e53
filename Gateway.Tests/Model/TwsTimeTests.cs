using Gateway.Tws.Model;

namespace Gateway.Tests.Model;

[TestFixture]
public sealed class TwsTimeTests
{
    [TestCase("20260402 09:30:00 US/Eastern", "2026-04-02T13:30:00Z")]
    [TestCase("20260102  09:30:00   America/New_York", "2026-01-02T14:30:00Z")]
    [TestCase("20260402 09:30:00 Eastern Standard Time", "2026-04-02T13:30:00Z")]
    [TestCase("20260405 23:49:26 Central European Standard Time", "2026-04-05T21:49:26Z")]
    [TestCase("20260402 09:30:00 EST", "2026-04-02T13:30:00Z")]
    [TestCase("20260402 09:30:00 MET", "2026-04-02T07:30:00Z")]
    [TestCase("20260402 09:30:00 UTC", "2026-04-02T09:30:00Z")]
    [TestCase("20260402-09:30:00", "2026-04-02T09:30:00Z")]
    [TestCase("20260402", "2026-04-02T00:00:00Z")]
    [TestCase("1775425766", "2026-04-05T21:49:26Z")]
    [TestCase("1775425766350", "2026-04-05T21:49:26.350Z")]
    [TestCase("20260308 02:30:00 US/Eastern", "2026-03-08T07:30:00Z", Description = "the hour that summer time skips")]
    public void Parse_KnownForm_IsUtc(string text, string expected)
    {
        var time = TwsTime.Parse(text);
        time.Should().Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
        time!.Value.Offset.Should().Be(TimeSpan.Zero);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("soon")]
    [TestCase("20261345")]
    [TestCase("99999999")]
    [TestCase("0")]
    [TestCase("9223372036854775807")]
    [TestCase("99999999999999999999999")]
    [TestCase("20260402 09:30:00")]
    [TestCase("20260402 09:30:00 Mars/Olympus")]
    [TestCase("20260402 09:30:00 ../etc/passwd")]
    [TestCase("20260402 29:30:00 UTC")]
    [TestCase("00010101 00:00:00 Asia/Tokyo")]
    [TestCase("99991231 23:59:59 US/Eastern")]
    public void Parse_AnythingElse_IsNull(string? text) => TwsTime.Parse(text).Should().BeNull();

    [Test]
    public void Parse_TextWithoutZone_TakesTheDefault() =>
        TwsTime.Parse("20260402 09:30:00", "US/Eastern").Should().Be(new DateTimeOffset(2026, 4, 2, 13, 30, 0, TimeSpan.Zero));

    [Test]
    public void Format_AnyOffset_IsUtc() =>
        TwsTime.Format(new DateTimeOffset(2026, 4, 2, 9, 30, 0, TimeSpan.FromHours(-4))).Should().Be("20260402-13:30:00");
}
