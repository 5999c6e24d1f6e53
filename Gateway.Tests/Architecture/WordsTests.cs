using System.Text.RegularExpressions;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Architecture;

/// <summary>Documents and texts are plain English: the noun first, short sentences, and none of the words below.</summary>
[TestFixture]
public sealed partial class WordsTests
{
    /// <summary>Patterns to avoid, each with a replacement.</summary>
    private static readonly (string Pattern, string Better)[] Words =
    [
        (@"\bst(?:ands?|ood) (?:in|beside)\b", "is in, is set in, is next to"),
        (@"\bmust stand\b", "must be in, must contain"),
        (@"\b(?:told|tells|telling|tell(?! me\b))\b", "reports, returns, shows, lists"),
        (@"\bbesides?\b", "next to, in addition to, other than"),
        (@"\bat one time\b", "concurrent, at the same time"),
        (@"\bso long\b", "while, for this time"),
        (@"\bis none of\b|\bnone of its\b", "is not one of, must be one of"),
        (@"\b(?:its|TWS's) word\b", "answer, confirmation"),
        (@"\b(?:anew|afresh)\b", "again"),
        (@"\bwhoever\b|\bso that who\b", "the caller, the person who"),
        (@"\bwhat is known\b", "the known ..."),
        (@"\bas soon\b", "when, immediately after"),
        (@"\b(?:no|some|every)body\b", "no caller, a person, every caller"),
        (@"\bmend(?:s|ed|ing)?\b", "fix, correct"),
        (@"\banother try\b", "trying again"),
        (@"\bto be had\b", "available"),
        (@"\bin the midst\b", "during"),
        (@"\b(?:thus|hence|meanwhile)\b", "therefore, in between"),
        (@"\b[Ll]east (?:time|level)\b", "minimum"),
        (@"\ball is well\b", "nothing to do"),
        (@"\bin band\b", "in the stream"),
    ];

    private static readonly Regex Any = new(string.Join('|', Words.Select(word => word.Pattern)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tools"), "*.md", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Concat([Repository.PathOf(".env.example"), Repository.PathOf("compose.yaml")]);

    [Test]
    public void Documents_EveryLine_AvoidsTheWords()
    {
        var found =
            from file in Documents
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            from word in Found(line.Text)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {word}";

        found.Should().BeEmpty();
    }

    [TestCase("Gateway")]
    [TestCase("Gateway.Tws")]
    [TestCase("tools/Docs")]
    [TestCase("tools/TwsSimulator")]
    public void Literals_OfTheSources_AvoidTheWords(string folder)
    {
        var found =
            from file in Repository.SourceFiles(folder)
            from literal in Literals(File.ReadAllText(Repository.PathOf(file)))
            from word in Found(literal)
            select $"{file}: {word} in {literal}";

        found.Should().BeEmpty();
    }

    [Test]
    public void Catalogue_EveryText_AvoidsTheWords()
    {
        var texts = CatalogueTexts().ToList();

        texts.Should().HaveCountGreaterThan(500);
        texts.SelectMany(text => Found(text.Text).Select(word => $"{text.Place}: {word} in {text.Text}")).Distinct().Should().BeEmpty();
    }

    [Test]
    public void Catalogue_EveryDescription_BeginsWithItsNoun() =>
        CatalogueTexts().Where(text => Question().IsMatch(text.Text)).Select(text => $"{text.Place}: {text.Text}").Distinct()
            .Should().BeEmpty("a description names the thing: \"The contract to quote.\", not \"What is quoted.\"");

    [TestCase("The reason stands in the log.", "stands in")]
    [TestCase("TWS told no hours.", "told")]
    [TestCase("A benchmark beside it.", "beside")]
    [TestCase("Mend it before another try.", "Mend, another try")]
    [TestCase("Show it, then tell me before you go on.", "")]
    [TestCase("It understands in a stand-in; somebodys, mended.", "mended")]
    [TestCase("A bestseller told.", "told")]
    public void Found_OfASentence_IsEachWordOfTheList(string sentence, string words) =>
        string.Join(", ", Found(sentence)).Should().Be(words);

    [TestCase("""x("one " + "text"); // "no comment" """, "one text")]
    [TestCase("x(\"one \"\n    + $\"long {text}\");", "one long {text}")]
    [TestCase(""""var y = """one "text" """; var z = 'c';"""", """one "text" """)]
    public void Literals_OfASource_AreItsJoinedTexts(string source, string literal) => Literals(source).Should().Equal(literal);

    private static IEnumerable<string> Found(string text) => Any.Matches(text).Select(match => match.Value);

    private static IEnumerable<string> Literals(string source) =>
        from match in Literal().Matches(Joint().Replace(source, ""))
        where match.Value[0] == '"'
        select match.Value.Trim('"');

    private static IEnumerable<(string Place, string Text)> CatalogueTexts()
    {
        foreach (var tool in ToolCatalog.Describe().Tools)
        {
            yield return (tool.Name, tool.Description);
            foreach (var text in DescriptionsIn(tool.InputSchema).Concat(DescriptionsIn(tool.OutputSchema)))
                yield return (tool.Name, text);
        }
        var resources = ToolCatalog.DescribeResources();
        foreach (var resource in resources.Resources.Concat(resources.Templates))
            yield return (resource.Uri, resource.Description);
        foreach (var prompt in ToolCatalog.DescribePrompts().Prompts)
        {
            yield return (prompt.Name, prompt.Description);
            foreach (var argument in prompt.Arguments)
                yield return (prompt.Name, argument.Description);
        }
        foreach (var setting in SettingCatalog.All)
            yield return (setting.Variable, setting.Description);
        yield return ("instructions", ServerInstructions.For(new GatewaySettings()));
    }

    private static IEnumerable<string> DescriptionsIn(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member =>
            member is { Name: "description", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : DescriptionsIn(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(DescriptionsIn),
        _ => [],
    };

    // Comments and characters are matched too, so that quotes in them do not begin a text.
    [GeneratedRegex("""//[^\n]*|("{3,})(?:.|\n)*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""")]
    private static partial Regex Literal();

    [GeneratedRegex("""(?<!")"\s*\+\s*\$?"(?!")""")]
    private static partial Regex Joint();

    [GeneratedRegex("^(?:What|Who|Whose|So many|How many|How much)\\b[^?]*$")]
    private static partial Regex Question();
}
