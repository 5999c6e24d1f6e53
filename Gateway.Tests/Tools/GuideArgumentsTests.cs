using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>The arguments that the setup guide documents: forms show fields only for arguments that a tool lists, and a call with them alone must be complete.</summary>
[TestFixture]
public sealed class GuideArgumentsTests
{
    private static IEnumerable<TestCaseData> Guide => File.ReadAllLines(Repository.PathOf("Gateway.Tests", "Fixtures", "guide-arguments.txt"))
        .Select(line => line.Split(':', 2))
        .Select(parts => new TestCaseData(parts[0], parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    [TestCaseSource(nameof(Guide))]
    public void InputSchema_OfAGuideTool_ListsWhatTheGuideDocumentsAndRequiresNothingElse(string name, string[] arguments)
    {
        var schema = ToolCatalog.Describe().Get(name).InputSchema;

        schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Intersect(arguments).Should().BeEquivalentTo(arguments);
        if (schema.TryGetProperty("required", out var required))
            required.EnumerateArray().Select(one => one.GetString()!).Should().BeSubsetOf(arguments);
    }
}
