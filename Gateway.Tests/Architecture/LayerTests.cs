using System.Text.RegularExpressions;
using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>A frame goes down one staircase and its answer comes up the other: no layer knows a layer above it.</summary>
[TestFixture]
public sealed partial class LayerTests
{
    /// <summary>Lowest first. A folder may use itself and what stands before it; folders of one row do not know each other.</summary>
    private static readonly string[][] TwsLayers =
    [
        ["Transport", "Wire"],
        ["Model"],
        ["Messages", "Requests"],
        ["Session"],
        ["Resilience"],
        ["Api"],
    ];

    /// <summary>For each folder of Gateway, the folders that it must not use.</summary>
    private static readonly Dictionary<string, string[]> ForbiddenInGateway = new()
    {
        ["Feeds"] = ["Http", "Mcp", "Prompts", "Resources", "Streaming"],
        ["Registry"] = ["Feeds", "Http", "Mcp", "Prompts", "Resources", "Streaming", "Tools", "Trading"],
        ["Streaming"] = ["Feeds", "Http", "Tools", "Trading"],
        ["Trading"] = ["Feeds", "Http", "Mcp", "Streaming", "Tools"],
        ["Tools"] = ["Http", "Mcp", "Prompts", "Resources", "Streaming"],
        ["Resources"] = ["Http", "Mcp", "Prompts", "Streaming"],
        ["Prompts"] = ["Http", "Mcp", "Resources", "Streaming"],
        ["Mcp"] = ["Feeds", "Http", "Prompts", "Resources", "Tools", "Trading"],
        ["Configuration"] = ["Feeds", "Http", "Tools"],
    };

    [Test]
    public void GatewayTws_EachLayer_UsesOnlyLayersBelow()
    {
        var rank = TwsLayers.SelectMany((row, index) => row.Select(folder => (folder, index))).ToDictionary(pair => pair.folder, pair => pair.index);
        var offences = new List<string>();
        foreach (var file in Repository.SourceFiles("Gateway.Tws"))
        {
            var folder = file.Split('/')[1];
            if (!rank.TryGetValue(folder, out var own))
                continue;
            foreach (var used in NamespacesUsed(file, "Gateway.Tws"))
            {
                if (used != folder && rank.TryGetValue(used, out var other) && other >= own)
                    offences.Add($"{file} uses Gateway.Tws.{used}");
            }
        }
        offences.Should().BeEmpty();
    }

    [Test]
    public void Gateway_EachLayer_DoesNotUseTheLayersAboveIt()
    {
        var offences = new List<string>();
        foreach (var file in Repository.SourceFiles("Gateway"))
        {
            if (!ForbiddenInGateway.TryGetValue(file.Split('/')[1], out var forbidden))
                continue;
            offences.AddRange(NamespacesUsed(file, "Gateway").Intersect(forbidden).Select(used => $"{file} uses Gateway.{used}"));
        }
        offences.Should().BeEmpty();
    }

    [Test]
    public void Tools_NeverSee_HttpContext() =>
        Repository.SourceFiles("Gateway/Tools", "Gateway/Resources", "Gateway/Prompts", "Gateway/Registry", "Gateway/Trading")
            .Where(file => Text(file).Contains("HttpContext", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Test]
    public void GatewayTws_References_NoWebFramework()
    {
        Text("Gateway.Tws/Gateway.Tws.csproj").Should().NotContain("AspNetCore").And.NotContain("Sdk.Web");
        Repository.SourceFiles("Gateway.Tws")
            .Where(file => Text(file).Contains("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Test]
    public void SourceFiles_Namespace_IsTheFolder()
    {
        var offences = new List<string>();
        foreach (var file in Repository.SourceFiles("Gateway", "Gateway.Tws", "Gateway.Tests"))
        {
            var match = NamespaceLine().Match(Text(file));
            var expected = Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.');
            if (match.Success && match.Groups[1].Value != expected)
                offences.Add($"{file} declares {match.Groups[1].Value}, its folder says {expected}");
        }
        offences.Should().BeEmpty();
    }

    private static string Text(string file) => File.ReadAllText(Repository.PathOf(file));

    private static HashSet<string> NamespacesUsed(string file, string root) =>
        Regex.Matches(Text(file), $@"\b{Regex.Escape(root)}\.([A-Z]\w*)\b").Select(match => match.Groups[1].Value).ToHashSet();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
