using System.Text;
using Gateway.Resources;

namespace Gateway.Tests.Resources;

[TestFixture]
public sealed class DocumentPartsTests
{
    private static readonly string Page = string.Concat(Enumerable.Range(1, 60).Select(i => $"## Heading {i}\n\n{new string('ü', 150)}\nline {i}\n\n"));

    [Test]
    public void Of_LongPage_FitsInPartsThatNameTheNextAndMissNothing()
    {
        var whole = new StringBuilder();
        for (var part = 1; ; part++)
        {
            var text = DocumentParts.Of(Page, part, 4000, "ibkr://docs/page")!;
            Encoding.UTF8.GetByteCount(text).Should().BeLessThanOrEqualTo(4000);
            var more = $"\n\n(Continued in ibkr://docs/page/{part + 1})\n";
            whole.Append(text.Replace(more, null, StringComparison.Ordinal));
            if (!text.EndsWith(more, StringComparison.Ordinal))
                break;
        }

        whole.ToString().Should().Be(Page);
    }

    [TestCase(0)]
    [TestCase(2)]
    public void Of_ShortPage_HasOnePartOnly(int part) => DocumentParts.Of("short", part, 4000, "ibkr://docs/page").Should().BeNull();

    [Test]
    public void Of_ShortPage_IsThePage() => DocumentParts.Of("short", 1, 4000, "ibkr://docs/page").Should().Be("short");
}
