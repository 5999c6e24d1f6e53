using System.Text.RegularExpressions;
using Gateway.Text;

namespace Gateway.Tests.Text;

[TestFixture]
[Parallelizable]
public sealed class TextPatternTests
{
    private static readonly string[] Patterns =
    [
        "[ -~]*", "[!-~ ]*", "[!-~]*", "[0-9, ]*", "[A-Za-z]{3}", "[ -~]{1,40}", @"20\d{6}|20\d{4}", "C|P",
        "^[A-Z]", "^[a-z]+$", "a", "a?b", "a+b*", "ab{2,}c", "^a|b$",
        @"\$\d+\.\d{2}", @"[\]\d-]x", "", "[a-z]*[a-z]", "[ab]*a[ab]{2}", "x|", "[_-]?",
    ];

    private static readonly string[] Texts =
    [
        "", "a", "b", "ab", "abb", "abbc", "abbbc", "aab", "C", "P", "CP", "EUR", "eur", "EURO", "20261218", "202612", "2026121",
        "x20261218", "a b", "é", "1, 2", "$12.50", "$12.5", "]x", "5x", "-x", "abab", "baab", "baaa", "A!", "~",
        "\u0007", "a\nb", "_", "x", new string('k', 40), new string('k', 41),
    ];

    /// <summary>Whatever a pattern may be, the framework's own expressions agree on it.</summary>
    [TestCaseSource(nameof(Patterns))]
    public void IsWholeAndIsFoundIn_EveryText_AgreeWithRegex(string pattern)
    {
        var parsed = TextPattern.Parse(pattern);

        foreach (var text in Texts)
        {
            parsed.IsWhole(text).Should().Be(Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant), $"{pattern} on '{text}'");
            parsed.IsFoundIn(text).Should().Be(Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant), $"{pattern} in '{text}'");
        }
    }

    [TestCase("(a+)+")]
    [TestCase("a{2")]
    [TestCase("a{2,1}")]
    [TestCase("[a")]
    [TestCase("[]")]
    [TestCase("[^a]")]
    [TestCase("[z-a]")]
    [TestCase(@"[\d-z]")]
    [TestCase(@"\w")]
    [TestCase("a$b")]
    [TestCase("*a")]
    [TestCase(".")]
    [TestCase(@"a\")]
    [TestCase("a**")]
    public void Parse_BeyondTheSimplePart_IsRefused(string pattern) =>
        FluentActions.Invoking(() => TextPattern.Parse(pattern)).Should().Throw<FormatException>()
            .Which.Message.Should().StartWith($"the pattern {pattern} cannot be read from sign ");

    [Test]
    public void IsWhole_LongTextThatAlmostFits_IsToldAtOnce() =>
        TextPattern.Parse("[a]*[a]*[a]*[a]*[a]*b").IsWhole(new string('a', 10_000)).Should().BeFalse();
}
