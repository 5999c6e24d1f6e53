using System.Text.RegularExpressions;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Configuration;

/// <summary>What the container promises: no root, nothing writable, no privileges, on this machine only, with a health check of the gateway's own.</summary>
[TestFixture]
public sealed class ContainerFilesTests
{
    private static readonly string[] Dockerfile = Instructions(File.ReadAllLines(Repository.PathOf("Dockerfile")));
    private static readonly Dictionary<string, string> Compose = Flatten(File.ReadAllLines(Repository.PathOf("compose.yaml")));

    [Test]
    public void Dockerfile_Stages_BuildWithTheSdkAndRunWithout() =>
        Dockerfile.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Should().Equal(
            "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build", "FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled");

    [Test]
    public void Dockerfile_LastStage_RunsAsTheAppUserAndRunsNoShell()
    {
        var last = Dockerfile.SkipWhile(line => !line.Contains("/aspnet:", StringComparison.Ordinal)).ToList();

        last.Should().Contain(["USER $APP_UID", "EXPOSE 8000", "VOLUME /data", "ENTRYPOINT [\"dotnet\", \"Gateway.dll\"]"]);
        last.Should().NotContain(line => line.StartsWith("RUN ", StringComparison.Ordinal), "a chiseled image has no shell");
        last.Should().ContainSingle(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.EndsWith("CMD [\"dotnet\", \"Gateway.dll\", \"health\"]", StringComparison.Ordinal));
    }

    [Test]
    public void Dockerfile_CopiedFiles_Exist()
    {
        var sources = Dockerfile.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToList();

        sources.Should().HaveCountGreaterThan(5).And.OnlyContain(path => File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path)));
    }

    [Test]
    public void Dockerfile_EmbeddedDocuments_AreInTheContext()
    {
        File.ReadAllText(Repository.PathOf("Gateway", "Gateway.csproj")).Should().Contain("../docs/*.md").And.Contain("../docs/tools/*.md");
        Dockerfile.Should().Contain("COPY docs/ docs/");

        var ignored = File.ReadAllLines(Repository.PathOf(".dockerignore"));
        ignored.Should().NotContain(["docs", "docs/"], "what is in an ignored folder cannot be taken back");
        ignored.TakeLast(3).Should().Equal(["!docs/*.md", "!docs/tools", "!docs/tools/*.md"], "the last rule that matches counts");
    }

    [Test]
    public void Dockerfile_Projects_AreAllThatTheGatewayNeeds()
    {
        var referenced = System.Xml.Linq.XDocument.Load(Repository.PathOf("Gateway", "Gateway.csproj")).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace("../", "", StringComparison.Ordinal));

        foreach (var project in referenced)
            Dockerfile.Should().ContainSingle(line => line.StartsWith("COPY " + project, StringComparison.Ordinal));
    }

    [Test]
    public void X14_ComposeSecrets_MountTheTokensWhereTheSettingLooksForThem()
    {
        var secrets = Flatten(File.ReadAllLines(Repository.PathOf("deploy", "compose.secrets.yaml")));

        secrets["services/gateway/environment/GATEWAY_TOKEN_FILE"].Should().Be("/run/secrets/gateway_tokens");
        secrets.Should().ContainKey("secrets/gateway_tokens/file");
    }

    [TestCase("services/gateway/read_only", "true")]
    [TestCase("services/gateway/restart", "unless-stopped")]
    [TestCase("services/gateway/volumes/0", "data:/data")]
    [TestCase("services/gateway/tmpfs/0", "/tmp")]
    [TestCase("services/gateway/cap_drop/0", "ALL")]
    [TestCase("services/gateway/security_opt/0", "no-new-privileges:true")]
    [TestCase("services/gateway/extra_hosts/0", "host.docker.internal:host-gateway")]
    [TestCase("services/gateway/ports/0", "127.0.0.1:${SERVER_PORT:-8000}:8000")]
    [TestCase("services/gateway/env_file/path", ".env")]
    [TestCase("services/gateway/env_file/required", "false")]
    [TestCase("services/gateway/environment/SERVER_HOST", "0.0.0.0")]
    [TestCase("services/gateway/environment/GATEWAY_TOKEN", "${GATEWAY_TOKEN:-}")]
    public void Compose_Fact_Holds(string path, string value) => Compose.Should().Contain(path, value);

    [Test]
    public void Compose_Service_HasOnePortAndNoPrivileges() =>
        Compose.Keys.Should().NotContain(["services/gateway/ports/1", "services/gateway/privileged", "services/gateway/network_mode", "services/gateway/user", "services/gateway/cap_add/0"]);

    [Test]
    public void Compose_Environment_IsMadeOfSettings()
    {
        const string Prefix = "services/gateway/environment/";
        var names = Compose.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]).ToList();

        names.Should().Contain(["TWS_HOST", "TWS_PORT", "TWS_CLIENT_ID", "SERVER_HOST", "SERVER_PORT", "API_PREFIX"]);
        names.Should().OnlyContain(name => SettingCatalog.Find(name) != null);
    }

    [Test]
    public void Compose_NothingSet_GivesAWorkingGatewayWithoutAToken()
    {
        const string Prefix = "services/gateway/environment/";
        var environment = Compose.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            pair => pair.Key[Prefix.Length..], pair => Regex.Replace(pair.Value, @"\$\{\w+:-([^}]*)\}", "$1"));

        var settings = new SettingSources { AppSettings = "none", EnvFile = "none", Environment = environment }.Load();

        environment["GATEWAY_TOKEN"].Should().BeEmpty("compose passes an empty text for what is not set");
        settings.Should().BeEquivalentTo(new GatewaySettings
        {
            Tws = new TwsOptions { Host = "host.docker.internal" },
            Server = new ServerOptions { Host = "0.0.0.0" },
            Trading = new TradingOptions { DataDirectory = "/data" },
        });
    }

    [Test]
    public void DockerIgnore_SecretsAndBuildOutput_StayOut() =>
        File.ReadAllLines(Repository.PathOf(".dockerignore")).Should().Contain([".env", ".git/", "**/bin/", "**/obj/"]);

    // Joins continued lines and drops comments.
    private static string[] Instructions(string[] lines) =>
        [.. string.Join('\n', lines.Where(line => !line.StartsWith('#'))).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    // The little YAML that compose.yaml uses: maps, lists of scalars, one list of one map, quotes, comments.
    private static Dictionary<string, string> Flatten(string[] lines)
    {
        var values = new Dictionary<string, string>();
        var path = new List<(int Indent, string Name)>();
        var item = 0;
        foreach (var raw in lines)
        {
            var line = raw.TrimStart();
            if (line.StartsWith("- path: ", StringComparison.Ordinal)) // the one list of maps, with one item
                line = line[2..];
            if (line.Length == 0 || line[0] == '#')
                continue;
            var indent = raw.Length - line.Length;
            path.RemoveAll(part => part.Indent >= indent);
            var above = string.Concat(path.Select(part => part.Name + "/"));
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                values[above + item++] = line[2..].Trim('"');
                continue;
            }

            item = 0;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            path.Add((indent, line[..colon]));
            values[above + line[..colon]] = line[(colon + 1)..].Trim().Trim('"');
        }

        return values;
    }
}
