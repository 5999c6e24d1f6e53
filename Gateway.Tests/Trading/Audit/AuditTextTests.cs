using System.Text;
using Gateway.Trading.Audit;

namespace Gateway.Tests.Trading.Audit;

[TestFixture]
public sealed class AuditTextTests
{
    [Test]
    public void Of_OrdinaryArguments_AreWhole() =>
        Of("""{"contract":"AAPL","quantity":10.50,"legs":[{"ratio":1}],"transmit":false,"note":null}""")
            .Should().Be("""{"contract":"AAPL","quantity":10.50,"legs":[{"ratio":1}],"transmit":false,"note":null}""");

    [Test]
    public void Of_Secrets_AreHiddenAtEveryDepth() =>
        Of("""{"code":"A","Token":"B","order":{"previewToken":"C"}}""").Should().Be(
            """{"code":"(hidden)","Token":"(hidden)","order":{"previewToken":"(hidden)"}}""");

    [Test]
    public void Of_HugeValue_KeepsItsBeginningAndItsLength()
    {
        var text = Of($$"""{"orderRef":"{{new string('x', 4 * 1024 * 1024)}}"}""");

        text.Length.Should().BeLessThan(300);
        text.Should().Contain("xxx... (4194304 characters)");
    }

    [Test]
    public void Of_HugeNumber_IsCut() => Of($$"""{"quantity":{{new string('9', 100_000)}}}""").Length.Should().BeLessThan(300);

    [Test]
    public void Of_ManyNamesItemsOrLevels_AreNoMoreThanFit()
    {
        Bytes(Of("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"name{number}\":1")) + "}")).Should().BeLessThanOrEqualTo(4000);
        Bytes(Of("{\"a\":[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]}")).Should().BeLessThanOrEqualTo(4000);
        Bytes(Of($$"""{"{{new string('\u4e2d', 5000)}}":"{{new string('\u4e2d', 5000)}}"}""")).Should().BeLessThanOrEqualTo(4000);
    }

    [Test]
    public void Of_NoObject_IsEmpty() => AuditText.Of(default).Should().Be("{}");

    [TestCase(99)]
    [TestCase(100)]
    public void Cut_TextThatFits_IsWhole(int length) => AuditText.Cut(new string('x', length)).Should().HaveLength(length).And.NotEndWith("...");

    [Test]
    public void Cut_LongerText_EndsWithPoints() => AuditText.Cut(new string('x', 101)).Should().HaveLength(100).And.EndWith("x...");

    [Test]
    public void Cut_BetweenTheHalvesOfALetter_LeavesItOut() =>
        AuditText.Cut(new string('x', 96) + "\U0001F600" + new string('x', 20)).Should().Be(new string('x', 96) + "...");

    [TestCase("x", 4000, 4000)]
    [TestCase("x", 4001, 4000)]
    [TestCase("\u00e9", 2000, 4000)]
    [TestCase("\u00e9", 2001, 3999)]
    [TestCase("\u4e2d", 10_000, 3999)]
    [TestCase("\U0001F600", 10_000, 3999)]
    public void CutBytes_AnyLetters_AreNoMoreBytesThanAllowed(string letter, int count, int bytes)
    {
        var cut = AuditText.CutBytes(string.Concat(Enumerable.Repeat(letter, count)));

        Bytes(cut).Should().Be(bytes);
        cut.Should().NotContain("\uFFFD");
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static string Of(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return AuditText.Of(document.RootElement);
    }
}
