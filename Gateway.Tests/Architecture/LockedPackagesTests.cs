using System.Xml.Linq;
using Gateway.Tests.Support;

namespace Gateway.Tests.Architecture;

/// <summary>The packages that a release restores (locks/) are those that the projects name. <c>tools/release.sh -relock</c> writes them anew.</summary>
[TestFixture]
public sealed class LockedPackagesTests
{
    private static readonly Dictionary<string, string> Versions = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants()
        .Where(element => element.Name.LocalName is "PackageVersion" or "GlobalPackageReference")
        .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value);

    [TestCase("Gateway")]
    [TestCase("Gateway.Tws")]
    [TestCase("TwsSimulator")]
    public void X14_Locks_NameTheVersionsOfTheProjectsWithTheirHashes(string project)
    {
        using var locks = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("locks", project + ".json")));

        foreach (var package in locks.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject())
        {
            var type = package.Value.GetProperty("type").GetString();
            if (type == "Project")
                continue;
            package.Value.GetProperty("contentHash").GetString().Should().NotBeNullOrEmpty(package.Name);
            if (type == "Direct")
                package.Value.GetProperty("requested").GetString().Should().Be($"[{Versions[package.Name]}, )", package.Name);
        }
    }
}
