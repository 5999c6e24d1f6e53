using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>A frame goes down one staircase and its answer comes up the other: a room names only the rooms below it.</summary>
[TestFixture]
public sealed class LayerTests
{
    [TestCase("Gateway")]
    [TestCase("Gateway.Tws")]
    public void Rooms_EveryFolder_HasARank(string project) =>
        Repository.SourceFiles(project).Select(file => RoomOf(file, project)).Distinct()
            .Should().BeEquivalentTo(Rooms.Of(project).SelectMany(row => row).Select(room => room.Name));

    [TestCase("Gateway")]
    [TestCase("Gateway.Tws")]
    public void Rooms_EachReference_LeadsDownwards(string project) => Offences(project, Sources.Read(project)).Should().BeEmpty();

    // The rule itself must be able to fail: one line against it, of each form in which C# names a type, is found.
    [TestCase("Gateway/Registry/X.cs", "using Gateway.Tools.Orders;\nnamespace Gateway.Registry;\nclass X;", "Tools")]
    [TestCase("Gateway/Registry/X.cs", "namespace Gateway.Registry;\nclass X { Gateway.Http.McpEndpoint? at; }", "Http")]
    [TestCase("Gateway/Feeds/X.cs", "namespace Gateway.Feeds;\nclass X { Tools.GatewayTerms? at; }", "Tools")]
    [TestCase("Gateway/Feeds/X.cs", "namespace Gateway.Feeds;\nclass X { object at = nameof(GatewayHost); }", Rooms.Root)]
    [TestCase("Gateway/Prompts/X.cs", "using Gateway.Resources;\nnamespace Gateway.Prompts;\nclass X;", "Resources")]
    public void Rooms_ReferenceAgainstTheRank_IsFound(string file, string text, string named)
    {
        var sources = Sources.Read("Gateway");
        sources.Add(file, text);

        Offences("Gateway", sources).Should().ContainSingle().Which.Should().StartWith(file).And.Contain(named);
    }

    [Test]
    public void RegistryAndBelow_Sources_KnowNothingOfTws() =>
        Repository.SourceFiles("Gateway")
            .Where(file => RoomOf(file, "Gateway") is "Text" or "Telemetry" or "Access" or "Handlers" or "Registry")
            .Where(file => Sources.Code(Text(file)).Contains("Tws.", StringComparison.Ordinal))
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
    public void Handlers_NeverSee_HttpContext() =>
        Repository.SourceFiles("Gateway/Handlers", "Gateway/Registry", "Gateway/Instruments", "Gateway/Trading", "Gateway/Feeds", "Gateway/Tools", "Gateway/Resources", "Gateway/Prompts")
            .Where(file => Text(file).Contains("HttpContext", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Test]
    public void Architecture_Picture_IsTheTableOfRanks() =>
        File.ReadAllText(Repository.PathOf("docs", "architecture.md")).Should().Contain(Rooms.Draw());

    [Test]
    public void SourceFiles_Namespace_IsTheFolder()
    {
        var offences = new List<string>();
        foreach (var file in Repository.SourceFiles("Gateway", "Gateway.Tws", "Gateway.Tests"))
        {
            var match = Sources.NamespaceLine().Match(Text(file));
            var expected = Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.');
            if (match.Success && match.Groups[1].Value != expected)
                offences.Add($"{file} declares {match.Groups[1].Value}, its folder says {expected}");
        }
        offences.Should().BeEmpty();
    }

    private static List<string> Offences(string project, Sources sources)
    {
        var ranks = Rooms.Of(project).SelectMany((row, rank) => row.Select(room => (room.Name, Rank: rank))).ToDictionary(pair => pair.Name, pair => pair.Rank);
        return [.. from reference in sources.References()
                   let own = RoomOf(reference.File, project)
                   let named = RoomOf(reference.Namespace.Replace('.', '/') + "/_.cs", project.Replace('.', '/'))
                   where own != named && ranks[named] >= ranks[own]
                   select $"{reference.File} names {named}: {reference.Named}"];
    }

    private static string RoomOf(string file, string project) => file[(project.Length + 1)..].Split('/') is [var folder, _, ..] ? folder : Rooms.Root;

    private static string Text(string file) => File.ReadAllText(Repository.PathOf(file));
}
