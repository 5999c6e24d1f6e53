using System.Text;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Wire;

[TestFixture]
public sealed class ForeignTextTests
{
    [TestCase("plain text 100% ~", "plain text 100% ~")]
    [TestCase("Société Générale, ¥ 株式会社 📈", "Société Générale, ¥ 株式会社 📈")]
    [TestCase("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [TestCase("one\r\n2026-01-01 WARN two", "one 2026-01-01 WARN two")]
    [TestCase("one\rtwo\tthree\u2028four", "one two three four")]
    [TestCase("\u202eevil\u202c \u2066x\u2069", "evil x")]
    [TestCase("zero\u200bwidth\ufeff\u00ad", "zerowidth")]
    [TestCase("tags\U000E0041\U000E0042", "tags")]
    [TestCase("selectors\ufe0f\U000E0101", "selectors")]
    [TestCase("bell\u0007nul\u009b", "bellnul")]
    public void X8_Clean_OneLine_KeepsWhatPeopleSee(string text, string clean)
    {
        ForeignText.Clean(text, lines: false).Should().Be(clean);
        Read(text, lines: false).Should().Be(clean);
    }

    [TestCase("one\r\ntwo\n\tthree\r", "one\ntwo\n\tthree\n")]
    [TestCase("\u001bone\u202e\ntwo", "one\ntwo")]
    public void X8_Clean_Lines_KeepsThem(string text, string clean)
    {
        ForeignText.Clean(text, lines: true).Should().Be(clean);
        Read(text, lines: true).Should().Be(clean);
    }

    [Test]
    public void X8_EscapedText_IsCleanedAfterItsEscapesAreUndone()
    {
        var reader = new FieldReader("\\u001b[31m\\u202eAcme\\u00e9\0"u8);

        reader.ReadEscapedString().Should().Be("[31mAcmeé");
    }

    private static string Read(string text, bool lines)
    {
        var reader = new FieldReader(Encoding.UTF8.GetBytes(text + "\0"));
        return lines ? reader.ReadText() : reader.ReadString();
    }
}
