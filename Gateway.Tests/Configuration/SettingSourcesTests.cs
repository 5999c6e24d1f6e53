using Gateway.Configuration;

namespace Gateway.Tests.Configuration;

[TestFixture]
public sealed class SettingSourcesTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("gateway-settings-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(0, 7497)]
    [TestCase(1, 1001)]
    [TestCase(2, 1002)]
    [TestCase(3, 1003)]
    [TestCase(4, 1004)]
    public void Load_SeveralSources_TheStrongestWins(int sources, int expected)
    {
        var settings = Load(
            json: sources >= 1 ? """{ "Tws": { "Port": 1001 } }""" : "{}",
            env: sources >= 2 ? "TWS_PORT=1002" : "",
            environment: sources >= 3 ? new() { ["TWS_PORT"] = "1003" } : [],
            commandLine: sources >= 4 ? [new("--tws-port", "1004", "command line")] : []);

        settings.Tws.Port.Should().Be(expected);
    }

    [Test]
    public void Load_NothingGiven_GivesTheDefaults() => Load().Should().BeEquivalentTo(new GatewaySettings());

    [Test]
    public void Load_EnvFileWithComments_Works()
    {
        var settings = Load(env: """
            # TWS/IB Gateway Connection
            TWS_HOST=127.0.0.1
            TWS_PORT=7497  # 7497 for TWS, 4001 for IB Gateway Paper, 4002 for IB Gateway Live
            TWS_CLIENT_ID=1

            # Server Configuration
            SERVER_HOST=0.0.0.0
            SERVER_PORT=8000
            API_PREFIX=/api/v1
            """);

        settings.Should().BeEquivalentTo(new GatewaySettings { Server = new ServerOptions { Host = "0.0.0.0" } });
    }

    [Test]
    public void Load_EmptyValue_MeansNotSet() =>
        Load(json: """{ "Tws": { "Port": 1001 } }""", env: "TWS_PORT=\nGATEWAY_TOKEN=").Tws.Port.Should().Be(1001);

    [Test]
    public void Load_ListInJson_IsAList() =>
        Load(json: """{ "Server": { "AllowedHosts": ["a.example", "b.example:8443"] } }""").Server.AllowedHosts.Should().Equal("a.example", "b.example:8443");

    [Test]
    public void Load_ManyErrors_ListsThemAllWithTheirSources()
    {
        var errors = Errors(
            json: """{ "Tws": { "Port": 70000, "Prot": 1 }, "Severs": { "Port": 1 } }""",
            env: "TWS_CLIENT_ID=one\nSERVER_PROT=8000\nnonsense",
            environment: new() { ["SERVER_HOST"] = "my-machine", ["TWS_AUTO_CONNECT"] = "TRUE!", ["GATEWAY_TOKN"] = "abcdefghijklmnopq" },
            commandLine: [new("--api-prefix", "api", "command line")]);

        errors.Select(error => (error.Name, error.Source)).Should().BeEquivalentTo(
        [
            ("Tws:Port", "appsettings.json"),
            ("Tws:Prot", "appsettings.json"),
            ("Severs:Port", "appsettings.json"),
            ("TWS_CLIENT_ID", ".env:1"),
            ("SERVER_PROT", ".env:2"),
            ("line 3", ".env:3"),
            ("SERVER_HOST", "environment"),
            ("TWS_AUTO_CONNECT", "environment"),
            ("GATEWAY_TOKN", "environment"),
            ("--api-prefix", "command line"),
        ]);
        errors.Should().OnlyContain(error => error.Rule.Length > 0);
    }

    [TestCase("TWS_PROT", "TWS_PORT")]
    [TestCase("SERVER_HSOT", "SERVER_HOST")]
    [TestCase("TWS__PORT", "TWS_PORT")]
    [TestCase("API_PREFX", "API_PREFIX")]
    [TestCase("ALLOWED_HOST", "ALLOWED_HOSTS")]
    [TestCase("GATEWAY_TOKENS", "GATEWAY_TOKEN")]
    public void Load_MisspeltVariable_NamesTheNearest(string variable, string nearest) =>
        Errors(environment: new() { [variable] = "x" }).Should().ContainSingle().Which.Rule.Should().EndWith("the nearest is " + nearest);

    [TestCase("PATH")]
    [TestCase("API_KEY")]
    [TestCase("LOG_FOLDER")]
    [TestCase("GATEWAY_SERVICE_HOST")]
    [TestCase("GATEWAY_SERVICE_PORT_HTTP")]
    [TestCase("GATEWAY_PORT_8000_TCP_ADDR")]
    public void Load_ForeignVariable_IsNoBusinessOfOurs(string variable) =>
        Load(environment: new() { [variable] = "x" }).Should().BeEquivalentTo(new GatewaySettings());

    [TestCase("short")]
    [TestCase("sixteen letters here")]
    public void Load_BadToken_IsNeverShown(string token)
    {
        var error = Errors(environment: new() { ["GATEWAY_TOKEN"] = token }).Should().ContainSingle().Subject;

        error.ToString().Should().NotContain(token).And.Contain("(hidden)");
    }

    [Test]
    public void Load_MisspeltTokenVariable_DoesNotShowItsValue() =>
        Errors(environment: new() { ["GATEWAY_TOKNE"] = "super-secret-value" })[0].ToString().Should().NotContain("super-secret-value");

    [Test]
    public void Load_TokenTwice_IsAnError()
    {
        var file = Path.Combine(_folder, "token");
        File.WriteAllText(file, "abcdefghijklmnop");

        Errors(environment: new() { ["GATEWAY_TOKEN"] = "abcdefghijklmnop", ["GATEWAY_TOKEN_FILE"] = file })
            .Should().ContainSingle().Which.Name.Should().Be("GATEWAY_TOKEN_FILE");
    }

    [TestCase("TWS_HOST", "http://tws")]
    [TestCase("TWS_HOST", "tws:7497")]
    [TestCase("TWS_PORT", "0")]
    [TestCase("TWS_PORT", "7497.5")]
    [TestCase("TWS_CLIENT_ID", "-1")]
    [TestCase("SERVER_PORT", "65536")]
    [TestCase("SERVER_HOST", "*")]
    [TestCase("API_PREFIX", "/api/v1/")]
    [TestCase("API_PREFIX", "/a b")]
    [TestCase("API_PREFIX", "/{tool}")]
    [TestCase("ALLOWED_HOSTS", "https://x.example")]
    [TestCase("ALLOWED_HOSTS", "*.ngrok-free.app")]
    [TestCase("ALLOWED_HOSTS", "x.example/path")]
    [TestCase("ALLOWED_ORIGINS", "x.example")]
    [TestCase("ALLOWED_ORIGINS", "https://x.example/")]
    [TestCase("ALLOWED_ORIGINS", "*")]
    [TestCase("ALLOWED_ORIGINS", "null")]
    [TestCase("GATEWAY_TOKEN_FILE", "/no/such/file")]
    [TestCase("LOG_LEVEL", "loud")]
    [TestCase("LIMITS_BODY_BYTES", "4MB")]
    [TestCase("LIMITS_SHUTDOWN", "forever")]
    public void Load_ValueAgainstItsRule_IsRefusedWithAnExample(string variable, string value)
    {
        var error = Errors(environment: new() { [variable] = value }).Should().ContainSingle().Subject;

        error.Name.Should().Be(variable);
        error.Value.Should().Be(value);
        error.Rule.Should().StartWith("must be ");
        error.Example.Should().StartWith(variable + "=");
    }

    [Test]
    public void Load_BrokenJson_SaysWhere() =>
        Errors(json: "{ \"Tws\": ").Should().ContainSingle().Which.Rule.Should().StartWith("must be valid JSON");

    [Test]
    public void Load_NamedFileThatIsMissing_IsAnError()
    {
        var sources = new SettingSources { AppSettings = Path.Combine(_folder, "none.json"), AppSettingsRequired = true, EnvFile = Path.Combine(_folder, "none") };

        sources.Invoking(value => value.Load()).Should().Throw<SettingsException>().Which.Errors.Should().ContainSingle();
    }

    [Test]
    public void Examples_OfEverySetting_ObeyTheirOwnRules() =>
        SettingCatalog.All.Where(setting => setting.Variable is not ("GATEWAY_TOKEN" or "GATEWAY_TOKEN_FILE" or "OAUTH_JWKS_FILE" or "NOTIFY_URL_FILE") && setting.Example.Length > 0)
            .Where(setting => !setting.TryParse(setting.Example, out _)).Select(setting => setting.Variable).Should().BeEmpty();

    private IReadOnlyList<SettingError> Errors(
        string json = "{}", string env = "", Dictionary<string, string>? environment = null, SettingEntry[]? commandLine = null) =>
        FluentActions.Invoking(() => Load(json, env, environment, commandLine)).Should().Throw<SettingsException>().Which.Errors;

    private GatewaySettings Load(
        string json = "{}", string env = "", Dictionary<string, string>? environment = null, SettingEntry[]? commandLine = null)
    {
        var sources = new SettingSources
        {
            AppSettings = Path.Combine(_folder, "appsettings.json"),
            EnvFile = Path.Combine(_folder, ".env"),
            Environment = environment ?? [],
            CommandLine = commandLine ?? [],
        };
        File.WriteAllText(sources.AppSettings, json);
        File.WriteAllText(sources.EnvFile, env);
        return sources.Load();
    }
}
