using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Gateway.Registry;
using Gateway.Registry.Invocation;
using Gateway.Tests.Support;
using Gateway.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Tools;

/// <summary>Set GATEWAY_WRITE_DOCS=1 to write docs/tools.md anew.</summary>
[TestFixture]
public sealed class ToolDocsTests
{
    private static readonly ToolRegistry Registry = Scan();

    [Test]
    public void DocsTools_Page_IsWhatTheRegistrySays()
    {
        var page = Repository.PathOf("docs", "tools.md");
        var rendered = ToolDocs.Render(Registry);
        if (Environment.GetEnvironmentVariable("GATEWAY_WRITE_DOCS") == "1")
            File.WriteAllText(page, rendered);

        File.ReadAllText(page).Should().Be(rendered, "docs/tools.md is generated: run the tests once with GATEWAY_WRITE_DOCS=1");
    }

    [Test]
    public void Tools_EveryOne_HasWhatDirectoriesGrade()
    {
        foreach (var tool in Registry.Tools)
        {
            tool.Description.Length.Should().BeInRange(60, 400, tool.Name);
            tool.InputSchema.GetProperty("type").GetString().Should().Be("object", tool.Name);
            tool.OutputSchema.GetProperty("type").GetString().Should().Be("object", tool.Name);
            (tool.Traits.ReadOnly && (tool.Traits.Destructive || tool.Traits.Trades)).Should().BeFalse(tool.Name);
            JsonSerializer.Serialize(tool.OutputSchema).Should().NotContain("null", tool.Name);
        }
    }

    /// <summary>Schemas need no live objects behind the tools.</summary>
    private static ToolRegistry Scan()
    {
        var scanner = new ToolScanner(RuntimeHelpers.GetUninitializedObject, new ToolFailures(NullLogger<ToolFailures>.Instance));
        return new ToolRegistry(ToolScanner.Toolsets(typeof(ToolServices).Assembly).SelectMany(type => scanner.Scan(type, _ => true)));
    }
}
