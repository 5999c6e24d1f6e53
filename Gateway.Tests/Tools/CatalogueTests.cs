using Docs;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>The catalogue that was promised, against the registry.</summary>
[TestFixture]
public sealed class CatalogueTests
{
    private static readonly string[] Promised = File.ReadAllLines(Repository.PathOf("Gateway.Tests", "Fixtures", "catalogue.txt"));

    [Test]
    public void Catalogue_EveryName_IsATool()
    {
        var tools = ToolCatalog.Describe();

        Promised.Where(name => !tools.TryGet(name, out _)).Should().BeEmpty();
    }

    [Test]
    public void Catalogue_OfTheSetupGuide_Has51Names()
    {
        var tools = ToolCatalog.Describe();

        SeedToolNames.All.Should().HaveCount(51).And.BeSubsetOf(Promised);
        SeedToolNames.All.Where(name => !tools.TryGet(name, out _)).Should().BeEmpty();
    }

    [Test]
    public void Page_EveryTool_HasItsRow()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "tools.md"));

        ToolCatalog.Describe().Tools.Where(tool => !page.Contains($"| `EveryToolTests(\"{tool.Name}\")` |", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Test]
    public void Recorded_EveryAnswer_FitsItsToolToday()
    {
        var examples = ToolExamples.Read(RecordedAnswers.Path);
        var tools = ToolCatalog.Describe();

        examples.Tools.Where(name => !tools.TryGet(name, out _)).Should().BeEmpty("those tools are no more");
        tools.Tools
            .Select(tool => (Tool: tool, Answer: examples.AnswerOf(tool)))
            .Where(entry => entry.Answer is not null)
            .SelectMany(entry => JsonSchemas.Faults(entry.Answer!.Value, entry.Tool.OutputSchema).Select(fault => $"{entry.Tool.Name}: {fault}"))
            .Should().BeEmpty("record them again: RECORD_ANSWERS=1 dotnet test --project Gateway.Tests --filter EveryToolTests");
    }

    [Test]
    public void Recorded_EveryTool_HasAnAnswer()
    {
        var examples = ToolExamples.Read(RecordedAnswers.Path);

        ToolCatalog.Describe().Tools.Where(tool => examples.AnswerOf(tool) is null).Select(tool => tool.Name)
            .Should().BeEmpty("record them: RECORD_ANSWERS=1 dotnet test --project Gateway.Tests --filter EveryToolTests");
    }
}
