using Docs;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Docs;

[TestFixture]
public sealed class ConfigurationPageTests
{
    [Test]
    public void Page_InTheRepository_IsWhatTheOptionsSay() =>
        File.ReadAllText(Repository.PathOf("docs", "configuration.md")).Should().Be(
            ConfigurationPage.Write(), "it is generated: dotnet run --project tools/Docs -- docs");

    [Test]
    public void EnvExample_ActiveAndCommentedLines_AreSettingsWithValidValues()
    {
        var entries = new List<SettingEntry>();
        var lines = File.ReadAllLines(Repository.PathOf(".env.example"))
            .Select(line => line.StartsWith('#') && !line.StartsWith("# ", StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal) ? line[1..] : line);
        EnvFile.Read(string.Join('\n', lines), ".env.example", entries.Add, error => Assert.Fail(error.ToString()));

        entries.Should().HaveCountGreaterThan(6);
        foreach (var entry in entries.Where(entry => entry.Value.Length > 0))
            SettingCatalog.Find(entry.Name)!.TryParse(entry.Value, out _).Should().BeTrue(entry.ToString());
    }

    [Test]
    public void EnvExample_AllSeedNames_AreActive() =>
        File.ReadAllLines(Repository.PathOf(".env.example")).Select(line => line.Split('=')[0])
            .Should().Contain(["TWS_HOST", "TWS_PORT", "TWS_CLIENT_ID", "SERVER_HOST", "SERVER_PORT", "API_PREFIX"]);
}
