using System.Text.RegularExpressions;
using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>The rules of the house that a compiler does not hold.</summary>
[TestFixture]
public sealed partial class SourceRulesTests
{
    private const int LongestFile = 300;
    private const int LongFile = 150;
    private const int Fragment = 20;
    private const int WidestLine = 150;

    private static readonly string[] Everything = ["Gateway", "Gateway.Tws", "Gateway.Tests", "tools"];
    private static readonly string[] Product = ["Gateway", "Gateway.Tws", "tools"];

    [Test]
    public void SourceFiles_None_IsLongerThanTheLimit() =>
        Repository.SourceFiles(Everything)
            .Select(file => (File: file, Lines: LineCount(file)))
            .Where(entry => entry.Lines > LongestFile)
            .Should().BeEmpty($"no file has more than {LongestFile} lines");

    [Test]
    public void SourceFiles_NineOfTen_AreShort()
    {
        var lengths = Repository.SourceFiles(Product).Select(LineCount).ToList();
        lengths.Count(length => length <= LongFile).Should().BeGreaterThanOrEqualTo(lengths.Count * 9 / 10);
    }

    [Test]
    public void SourceFiles_ThreeOfFour_AreMoreThanAFragment()
    {
        var lengths = Repository.SourceFiles("Gateway", "Gateway.Tws").Select(LineCount).ToList();
        lengths.Count(length => length <= Fragment).Should().BeLessThanOrEqualTo(lengths.Count / 4, "what belongs together stands together");
    }

    [Test]
    public void SourceFiles_Lines_AreNoWiderThanTheLimit() =>
        (from file in Repository.SourceFiles(Product)
         from line in File.ReadLines(Repository.PathOf(file)).Index()
         where line.Item.Length > WidestLine
         select $"{file}:{line.Index + 1}").Should().BeEmpty($"no line has more than {WidestLine} columns");

    [Test]
    public void EventIds_All_AreUnique()
    {
        var ids = Repository.SourceFiles(Product)
            .Where(file => file.EndsWith("EventIds.cs", StringComparison.Ordinal))
            .SelectMany(file => EventIdConstant().Matches(Text(file)).Select(match => (Name: match.Groups[1].Value, Id: int.Parse(match.Groups[2].Value))))
            .ToList();
        ids.Should().NotBeEmpty("a rule that looks at nothing holds nothing");
        ids.GroupBy(entry => entry.Id).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(entry => entry.Name))}")
            .Should().BeEmpty();
    }

    [Test]
    public void LogMessages_EventIds_AreNamedConstants() =>
        Repository.SourceFiles(Product)
            .Where(file => LiteralEventId().IsMatch(Text(file)))
            .Should().BeEmpty("event ids come from EventIds.cs");

    [Test]
    public void SourceFiles_None_SwallowsExceptionsOrFiresAndForgets() =>
        Repository.SourceFiles(Product)
            .Where(file => Swallowed().IsMatch(Text(file)))
            .Should().BeEmpty();

    [Test]
    public void SourceFiles_None_UsesRegionsOrEmptyNames() =>
        Repository.SourceFiles(Everything)
            .Where(file => Text(file).Contains("#" + "region", StringComparison.Ordinal) || EmptyName().IsMatch(Path.GetFileNameWithoutExtension(file)))
            .Should().BeEmpty("a name says what a thing is; Manager, Helper, Util and the like do not");

    [Test]
    public void Product_None_InterpretsRegularExpressions() =>
        Repository.SourceFiles(Product)
            .Where(file => InterpretedRegex().IsMatch(Text(file)))
            .Should().BeEmpty("a [GeneratedRegex] or a check written by hand costs nothing at the start");

    [Test]
    public void Product_None_LimitsAMatchByTheClock() =>
        Repository.SourceFiles(Product)
            .Where(file => TimedMatch().IsMatch(Text(file)))
            .Should().BeEmpty("a busy machine would turn a valid order into an error: patterns take no longer than their text is long");

    private static int LineCount(string file) => File.ReadLines(Repository.PathOf(file)).Count();

    private static string Text(string file) => File.ReadAllText(Repository.PathOf(file));

    [GeneratedRegex(@"new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(|NonBacktracking|RegexOptions\.Compiled")]
    private static partial Regex InterpretedRegex();

    [GeneratedRegex(@"[mM]atchTimeout|RegexMatchTimeoutException|\[GeneratedRegex\([^\]]*,\s*\d+\)\]")]
    private static partial Regex TimedMatch();

    [GeneratedRegex(@"const int (\w+) = (\d+);")]
    private static partial Regex EventIdConstant();

    [GeneratedRegex(@"\[LoggerMessage\((?:\s*EventId\s*=\s*)?\d")]
    private static partial Regex LiteralEventId();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*(//[^\n]*)?\s*\}|async void|Task\.Run\(async")]
    private static partial Regex Swallowed();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Processor)$")]
    private static partial Regex EmptyName();
}
