using System.Text.RegularExpressions;
using Gateway.Registry;
using Gateway.Tools;

namespace Gateway.Tests.Tools;

/// <summary>What a model is shown of tools/list costs it room in every conversation: name, description and input schema of each tool are held to a size.</summary>
[TestFixture]
public sealed partial class ListedSizeTests
{
    private const int All = 84 * 1024;
    private const int Core = 22 * 1024;

    private static readonly string[] CoreToolsets = ["connection", "contracts", "market_data", "account"];

    [TestCase(null, All)]
    [TestCase("connection,contracts,market_data,account", Core)]
    public void Listed_OfToolsets_FitsItsRoom(string? toolsets, int room)
    {
        var sizes = ToolCatalog.Describe().Tools
            .Where(tool => toolsets is null || toolsets.Split(',').Contains(tool.Toolset))
            .Select(tool => (tool.Name, Size: SizeOf(tool)))
            .OrderByDescending(tool => tool.Size)
            .ToList();

        sizes.Sum(tool => tool.Size).Should().BeLessThanOrEqualTo(room, "of {0} tools these are\n{1}", sizes.Count, string.Join('\n', sizes.Select(tool => $"{tool.Size} {tool.Name}")));
    }

    [Test]
    public void Descriptions_OfTools_AreShortSentences()
    {
        var wrong = ToolCatalog.Describe().Tools
            .Where(tool => tool.Description.Length < 40 || tool.Description.Length > LongestIn(tool.Toolset) || !tool.Description.EndsWith('.'))
            .Select(tool => $"{tool.Name} ({tool.Toolset}): {tool.Description.Length}");

        wrong.Should().BeEmpty("a description has 40 to 220 characters, or 130 in the core toolsets, and ends with a full stop");
    }

    [Test]
    public void Descriptions_OfTools_NameOnlyToolsThatExist()
    {
        var tools = ToolCatalog.Describe();

        tools.Tools.SelectMany(tool => ToolName().Matches(tool.Description).Select(match => $"{tool.Name} names {match.Value}"))
            .Where(named => !tools.TryGet(named.Split(' ')[^1], out _)).Should().BeEmpty();
    }

    private static int LongestIn(string toolset) => CoreToolsets.Contains(toolset) ? 130 : 220;

    private static int SizeOf(ToolDescriptor tool) =>
        JsonSerializer.SerializeToUtf8Bytes(new { name = tool.Name, description = tool.Description, inputSchema = tool.InputSchema }, Gateway.Registry.Schemas.ToolJson.Options).Length;

    [GeneratedRegex(@"\bibkr_[a-z_]+")]
    private static partial Regex ToolName();
}
