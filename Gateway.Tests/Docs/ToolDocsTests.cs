using Docs;
using Gateway.Registry;
using Gateway.Registry.Resources;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Docs;

[TestFixture]
public sealed class ToolDocsTests
{
    [Test]
    public void Pages_InTheRepository_AreWhatTheRegistrySays()
    {
        var pages = ToolDocs.Render(ToolCatalog.Describe(), ToolCatalog.DescribeResources(), ToolCatalog.DescribePrompts(), GatewayTerms.All, SeedToolNames.All,
            ToolExamples.Read(Repository.PathOf("docs", ToolExamples.FileName)));

        foreach (var (path, page) in pages)
            File.ReadAllText(Repository.PathOf("docs", path)).Should().Be(page, $"{path} is generated: dotnet run --project tools/Docs -- docs");
        Directory.EnumerateFiles(Repository.PathOf("docs", "tools")).Select(file => "tools/" + Path.GetFileName(file))
            .Should().BeEquivalentTo(pages.Keys.Where(path => path.StartsWith("tools/", StringComparison.Ordinal)), "every page has its toolset");
    }

    [Test]
    public void Page_EveryResourceAndPrompt_IsThere()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "tools.md"));
        var resources = ToolCatalog.DescribeResources();

        page.Should().ContainAll(resources.Resources.Concat(resources.Templates).Select(resource => $"| `{resource.Uri}` |"));
        page.Should().ContainAll(ToolCatalog.DescribePrompts().Prompts.Select(prompt => $"### {prompt.Name}\n"));
        File.ReadAllText(Repository.PathOf("docs", "tools", "streams.md")).Should().Contain("(reads only, streams, may run as a task, scope `market:read`)");
    }

    [Test]
    public void Tools_EveryOne_HasWhatDirectoriesGrade()
    {
        foreach (var tool in ToolCatalog.Describe().Tools)
        {
            tool.Description.Length.Should().BeInRange(40, 400, tool.Name);
            tool.InputSchema.GetProperty("type").GetString().Should().Be("object", tool.Name);
            tool.OutputSchema.GetProperty("type").GetString().Should().Be("object", tool.Name);
            (tool.Traits.ReadOnly && (tool.Traits.Destructive || tool.Traits.Trades)).Should().BeFalse(tool.Name);
            JsonSerializer.Serialize(tool.OutputSchema).Should().NotContain("\"null\"", tool.Name).And.NotMatchRegex(":(true|\\{\\})[,}]", $"{tool.Name}: strict clients refuse a schema that says nothing");
        }
    }
}
