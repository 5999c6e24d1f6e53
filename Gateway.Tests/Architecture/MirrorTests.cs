using System.Reflection;

namespace Gateway.Tests.Architecture;

/// <summary>Where a type's tests are: <c>XTests</c> stands in the folder of <c>X</c>, in the project of tests as in the project of the type.</summary>
[TestFixture]
public sealed class MirrorTests
{
    /// <summary>Folders whose tests belong to no one type: they show a whole, a rule of the house, or what other tests stand on.</summary>
    private static readonly string[] Free = ["EndToEnd", "Architecture", "Conformance", "Support", "Faults"];

    /// <summary>Projects whose root is a folder of the tests, too.</summary>
    private static readonly Dictionary<string, string> Roots = new()
    {
        ["Gateway"] = "",
        ["Gateway.Tws"] = "",
        ["TwsSimulator"] = "Simulator",
        ["Docs"] = "Docs",
        ["ConformanceHost"] = "Conformance",
        ["Bench"] = "Bench",
        ["Chaos"] = "Chaos",
        ["Relay"] = "Relay",
    };

    /// <summary>Types by name, with the folders that tests of theirs may stand in. Of several with one name any will do.</summary>
    private static readonly ILookup<string, string> Folders = Roots.Keys.Select(Assembly.Load).SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsNested && type.Namespace is not null)
        .ToLookup(type => type.Name.Split('`')[0], FolderOf);

    private static IEnumerable<Type> Fixtures => typeof(MirrorTests).Assembly.GetTypes()
        .Where(type => !type.IsNested && type.Name.EndsWith("Tests", StringComparison.Ordinal) && !Free.Contains(OwnFolder(type).Split('.')[0]));

    [Test]
    public void Tests_OfAType_StandInItsFolder() =>
        Fixtures.Where(test => Folders[Subject(test)] is var folders && folders.Any() && !folders.Contains(OwnFolder(test)))
            .Select(test => $"{test.FullName} belongs in {string.Join(" or ", Folders[Subject(test)].Distinct())}")
            .Should().BeEmpty();

    /// <summary>A name that is no type's says what its tests show, but in a folder that the sources have: else nobody finds it.</summary>
    [Test]
    public void Tests_OfNoOneType_StandInAFolderOfTheSources()
    {
        var known = Folders.SelectMany(folders => folders).Concat(["", "Simulator", "Bench", "Chaos", "Relay"]).ToHashSet();

        Fixtures.Select(OwnFolder).Distinct().Where(folder => !known.Contains(folder)).Should().BeEmpty();
    }

    private static string Subject(Type test) => test.Name[..^"Tests".Length];

    private static string OwnFolder(Type test) => Below(test.Namespace!, "Gateway.Tests");

    private static string FolderOf(Type type)
    {
        var project = type.Assembly.GetName().Name!;
        var below = Below(type.Namespace!, project);
        return Roots[project].Length == 0 ? below : below.Length == 0 ? Roots[project] : Roots[project] + "." + below;
    }

    private static string Below(string space, string root) => space.Length > root.Length ? space[(root.Length + 1)..] : "";
}
