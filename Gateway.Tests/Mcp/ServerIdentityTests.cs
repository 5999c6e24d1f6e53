using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

/// <summary>Who the gateway says it is, in the terms of each revision.</summary>
[TestFixture]
public sealed class ServerIdentityTests
{
    private const string InMeta = "io.modelcontextprotocol/serverInfo";
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _gateway = await GatewayFixture.StartAsync(new GatewaySettings { Mcp = new McpOptions { WebsiteUrl = "https://example.com/gateway" } });

    [OneTimeTearDown]
    public async Task StopAsync() => await _gateway.DisposeAsync();

    [TestCase("2025-03-26", false)]
    [TestCase("2025-06-18", false)]
    [TestCase("2025-11-25", true)]
    public async Task Initialize_ByRevision_TellsWhatItKnows(string version, bool full) =>
        Check((await PostAsync(McpTestApp.InitializeBody(version))).GetProperty("serverInfo"), full);

    [Test]
    public async Task Discover_Modern_TellsAll() => Check(await ModernAsync("server/discover"), full: true);

    [Test]
    public async Task OtherResults_Modern_TellNameAndVersionOnly() => Check(await ModernAsync("prompts/list"), full: false);

    private static void Check(JsonElement server, bool full)
    {
        server.Text("name").Should().Be("gateway");
        server.Text("version").Should().NotBeEmpty();
        string[] more = ["description", "websiteUrl", "icons"];
        more.Where(member => server.TryGetProperty(member, out _)).Should().Equal(full ? more : []);
        if (!full)
            return;
        var source = server.GetProperty("icons")[0].Text("src");
        source.Should().StartWith("data:image/svg+xml;base64,");
        Encoding.UTF8.GetString(Convert.FromBase64String(source[(source.IndexOf(',', StringComparison.Ordinal) + 1)..])).Should().StartWith("<svg ").And.NotContain("script");
        server.Text("websiteUrl").Should().Be("https://example.com/gateway");
    }

    private async Task<JsonElement> ModernAsync(string method)
    {
        var call = new ModernCall(method);
        return (await PostAsync(call.Body, [.. call.Headers()])).GetProperty("_meta").GetProperty(InMeta);
    }

    private async Task<JsonElement> PostAsync(string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        using var answer = await _gateway.Http.SendAsync(request);
        return (await answer.JsonAsync()).GetProperty("result");
    }
}
