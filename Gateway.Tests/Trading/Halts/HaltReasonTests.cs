using Gateway.Trading.Halts;

namespace Gateway.Tests.Trading.Halts;

[TestFixture]
public sealed class HaltReasonTests
{
    [TestCase(null, "no reason given")]
    [TestCase(" \n\u202e", "no reason given")]
    [TestCase("a\r\nb", "a  b")]
    [TestCase("\u001b[31mred", "[31mred")]
    [TestCase("d\u00e9j\u00e0 vu \U0001F6D1", "d\u00e9j\u00e0 vu \U0001F6D1")]
    public void Of_AnyText_IsOneCleanLine(string? text, string reason) => HaltReason.Of(text).Should().Be(reason);

    [Test]
    public void Of_LongText_EndsWithAWholeCharacter() =>
        HaltReason.Of(new string('x', 199) + "\U0001F6D1").Should().Be(new string('x', 199));
}
