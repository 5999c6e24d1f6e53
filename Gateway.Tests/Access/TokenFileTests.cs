using Gateway.Access;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

[TestFixture]
public sealed class TokenFileTests
{
    private const string Hash = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Test]
    public void Parse_EveryForm_GivesNameScopesAndEnd()
    {
        var file = TokenFile.Parse(["# comment", "", $"laptop market:read,account:read {Hash}", " a-plain-token-of-16 ", $"ci\tall  expires=2027-01-01 {Hash.Replace("9f", "aa", StringComparison.Ordinal)}"]);

        file.Faults.Should().BeEmpty();
        file.Entries.Select(entry => (entry.Name, entry.Scopes, entry.ExpiresAt)).Should().Equal(
            ("laptop", AccessScope.MarketRead | AccessScope.AccountRead, null),
            (null, AccessScope.All, null),
            ("ci", AccessScope.All, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        file.Entries[0].Holder.Name.Should().Be("laptop");
        file.Entries[1].Holder.Name.Should().MatchRegex("^token-[0-9a-f]{6}$");
        file.Entries[2].Holder.Id.Should().NotBe(file.Entries[1].Holder.Id).And.HaveLength(32);
    }

    [Test]
    public void Parse_Unattended_IsTheHoldersAndIsWrittenAgain()
    {
        var entry = TokenFile.Parse([$"bot orders:write unattended expires=2027-01-01 {Hash}"]).Entries.Single();

        entry.Holder.Unattended.Should().BeTrue();
        TokenFile.Parse([TokenLine.Write(entry)]).Entries.Single().Should().BeEquivalentTo(entry);
        TokenFile.Parse([$"bot orders:write {Hash}"]).Entries.Single().Holder.Unattended.Should().BeFalse();
    }

    [Test]
    public void Parse_LineWithLimits_GivesThemToItsHolder()
    {
        var line = $"bot account:read,orders:write limits=maxNotional:5000,symbols:AAPL+MSFT expires=2027-01-01 {Hash}";

        var entry = TokenFile.Parse([line]).Entries.Single();

        entry.Holder.Limits!.MaxNotional.Should().Be(5000);
        entry.Holder.Limits.Symbols.Should().Equal("AAPL", "MSFT");
        TokenFile.Parse([TokenLine.Write(entry)]).Entries.Single().Should().BeEquivalentTo(entry);
    }

    [TestCase("short", "a line with only a token has 16 to 256")]
    [TestCase(Hash, "a line with only a token has 16 to 256")]
    [TestCase("bot all limits=most:1 " + Hash, "limit 1 must be name:value")]
    [TestCase("bot all limits=maxQuantity:1 limits=maxQuantity:1 " + Hash, "a line is a name, scopes")]
    [TestCase("bot all expires=2027-01-01 expires=2027-01-01 " + Hash, "a line is a name, scopes")]
    [TestCase("laptop " + Hash, "a line is a name, scopes")]
    [TestCase("laptop market:read expires=2027-01-01 extra " + Hash, "expires=2027-01-01")]
    [TestCase("laptop market:read expires=2027-01-01 expires=2027-01-01 " + Hash, "each once at most")]
    [TestCase("laptop market:read unattended unattended " + Hash, "each once at most")]
    [TestCase("lap/top market:read " + Hash, "the name is 1 to 64")]
    [TestCase("laptop market:read,orders:wipe " + Hash, "scope 2 must be one of market:read")]
    [TestCase("laptop market:read, " + Hash, "scope 2 must be one of")]
    [TestCase("laptop market:read until=2027 " + Hash, "expires=2027-01-01")]
    [TestCase("laptop market:read expires=2027-13-01 " + Hash, "expires=2027-01-01")]
    [TestCase("laptop market:read a-plain-token-in-the-clear", "64 hexadecimal digits")]
    [TestCase("laptop market:read sha256:9f86d0", "64 hexadecimal digits")]
    public void Parse_BadLine_NamesLineAndRuleButNotTheText(string line, string rule)
    {
        var file = TokenFile.Parse(["# first", line]);

        file.Entries.Should().BeEmpty();
        file.Faults.Should().ContainSingle().Which.Should().StartWith("line 2: ").And.Contain(rule).And.NotContain("in-the-clear");
    }

    [Test]
    public void Parse_NameOrTokenTwice_IsAFault()
    {
        var file = TokenFile.Parse([$"laptop market:read {Hash}", $"laptop admin {Hash.Replace("9f", "aa", StringComparison.Ordinal)}", $"desk admin {Hash}"]);

        file.Entries.Should().ContainSingle();
        file.Faults.Should().HaveCount(2);
    }

    [Test]
    public async Task Program_BadTokenFile_DoesNotStart()
    {
        using var file = new TemporaryFile("laptop market:reed " + Hash);
        using var deadline = new CancellationTokenSource(GatewayFixture.Deadline);
        var sources = new SettingSources
        {
            AppSettings = "none",
            EnvFile = "none",
            Environment = new Dictionary<string, string> { ["GATEWAY_TOKEN_FILE"] = file.Path, ["SERVER_PORT"] = "0", ["TWS_AUTO_CONNECT"] = "false" },
        };

        (await GatewayRun.ServeAsync(sources, deadline.Token)).Should().Be(SettingsException.ExitCode);
    }

    [Test]
    public void Settings_BadTokenFile_StopsTheStartWithLineRuleAndExample()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "laptop market:reed " + Hash);
        try
        {
            var load = () => new SettingSources { Environment = new Dictionary<string, string> { ["GATEWAY_TOKEN_FILE"] = path }, Checks = [TokenFile.Check] }.Load();

            load.Should().Throw<SettingsException>().WithMessage($"*GATEWAY_TOKEN_FILE = {path}*line 1: scope 1 must be one of*for example, laptop market:read,account:read*");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
