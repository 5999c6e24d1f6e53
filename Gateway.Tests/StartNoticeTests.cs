using Gateway.Access;
using Gateway.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests;

[TestFixture]
public sealed class StartNoticeTests
{
    [Test]
    public void Write_Loopback_SaysWhoMayDoWhatAndWhatARelayMeans() =>
        Write(new GatewaySettings(), "http://127.0.0.1:8000").Should().Contain("http://127.0.0.1:8000/api/v1/mcp")
            .And.Contain("LOCAL_WITHOUT_TOKEN=Paper").And.Contain("nginx").And.Contain("every caller needs the token");

    [Test]
    public void Write_Live_NamesTheAccounts() =>
        Write(new GatewaySettings { Trading = new TradingOptions { Mode = TradingMode.Live, LiveAccounts = ["U1234567"] } }, "http://127.0.0.1:8000")
            .Should().Contain("LIVE TRADING").And.Contain("U1234567").And.Contain("Every caller needs a token");

    [Test]
    public void Write_KeptToken_IsShownOnceAndItsFileAlways()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var settings = new GatewaySettings { Trading = new TradingOptions { DataDirectory = folder.FullName } };
            var path = Path.Combine(folder.FullName, "token");

            var first = Write(settings, "http://127.0.0.1:8000");
            var second = Write(settings, "http://127.0.0.1:8000");

            var token = File.ReadAllText(path).Trim();
            first.Should().Contain(token).And.Contain($"export GATEWAY_TOKEN=\"$(cat '{path}')\"");
            second.Should().NotContain(token).And.Contain(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase(false, 8000, "* is starting the server on 127.0.0.1:8000, for TWS at 127.0.0.1:7497.")]
    [TestCase(true, 0, "* is starting the demo: a simulated TWS, and the server on a free port on 127.0.0.1.")]
    public void Begin_EachWay_SaysWhatIsToCome(bool demo, int port, string line) =>
        StartNotice.Begin(new GatewaySettings { Demo = demo, Server = new ServerOptions { Port = port } }).Should().Match("Gateway " + line);

    [Test]
    public void Write_AllAddresses_ShowsTheGeneratedTokenOnceAndAnAddressToType()
    {
        var settings = new GatewaySettings { Server = new ServerOptions { Host = "0.0.0.0" } };
        var (tokens, notice) = Access(settings);

        var text = StartNotice.Write(settings, "http://0.0.0.0:8000", notice);

        text.Split(tokens.Generated!).Should().HaveCount(2);
        text.Should().Contain("http://127.0.0.1:8000/api/v1/mcp").And.NotContain("0.0.0.0");
    }

    [Test]
    public void Write_TokenSet_IsNotShown() =>
        Write(new GatewaySettings { Demo = true, Server = new ServerOptions { Token = "a-token-of-the-tests" } }, "http://127.0.0.1:8000")
            .Should().NotContain("a-token-of-the-tests").And.Contain("Bearer $GATEWAY_TOKEN");

    [TestCase(null)]
    [TestCase("a-token-of-the-tests")]
    public void Write_Demo_ClientConfigurationIsJson(string? token)
    {
        var text = Write(new GatewaySettings { Demo = true, Server = new ServerOptions { Token = token } }, "http://127.0.0.1:8123");
        var line = text.Split('\n').Single(line => line.Contains("mcpServers", StringComparison.Ordinal));

        var server = JsonSerializer.Deserialize<JsonElement>(line).GetProperty("mcpServers").GetProperty("ibkr");

        server.GetProperty("url").GetString().Should().Be("http://127.0.0.1:8123/api/v1/mcp");
        server.TryGetProperty("headers", out _).Should().Be(token is not null);
    }

    private static string Write(GatewaySettings settings, string url) => StartNotice.Write(settings, url, Access(settings).Notice);

    private static (BearerTokens Tokens, AccessNotice Notice) Access(GatewaySettings settings)
    {
        var kept = new KeptToken(settings.Trading);
        var tokens = new BearerTokens(settings.Server, new OAuthOptions(), kept, TimeProvider.System, NullLogger<BearerTokens>.Instance);
        return (tokens, new AccessNotice(settings.Server, tokens, kept, new LocalAccess(settings.Server, settings.Trading, tokens, new NoAccounts())));
    }
}
