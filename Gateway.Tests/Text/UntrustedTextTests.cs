using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
public sealed class UntrustedTextTests
{
    [TestCase("tools/list", "tools/list")]
    [TestCase("a\r\nb\u202Ec", "a??b?c")]
    [TestCase("\u001B[31mred", "?[31mred")]
    [TestCase("a\u2028b\u2029c", "a?b?c")]
    [TestCase("Zürich", "Zürich")]
    [TestCase("", "")]
    public void Show_AnyText_HasNoControlOrFormattingCharacters(string text, string shown) => UntrustedText.Show(text).Should().Be(shown);

    [Test]
    public void Show_LongText_IsCut() => UntrustedText.Show(new string('x', 5000)).Should().Be(new string('x', 200) + "...");
}
