using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

/// <summary>A caller gets what its token's scopes say, in both eras and by plain HTTP.</summary>
[TestFixture]
public sealed class ScopeAuthorizationTests
{
    private const string LegacyCall = """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ibkr_get_positions","arguments":{} }}""";
    private TemporaryFile _file = null!;
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _file = new TemporaryFile(TestTokens.File);
        _gateway = await GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = _file.Path } });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _file.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task CallTool_ScopeMissing_Is403AndNamesIt(bool modern)
    {
        var call = ModernCall.Tool("ibkr_get_positions");

        using var answer = await PostAsync("/api/v1/mcp", modern ? call.Body : LegacyCall, TestTokens.Market, modern ? [.. call.Headers("ibkr_get_positions")] : []);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("""Bearer realm="gateway", error="insufficient_scope", scope="account:read" """.TrimEnd());
        var message = await answer.JsonAsync();
        message.ErrorCode().Should().Be(403);
        message.GetProperty("id").GetInt32().Should().Be(7);
        message.GetProperty("error").GetProperty("data").GetProperty("requiredScopes").EnumerateArray().Select(scope => scope.GetString()).Should().Equal("account:read");
    }

    [Test]
    public async Task CallTool_ScopeMissingInABatch_IsToldInItsPlace()
    {
        using var answer = await PostAsync("/api/v1/mcp", $$"""[{{LegacyCall}},{"jsonrpc":"2.0","id":8,"method":"ping"}]""", TestTokens.Market, ("MCP-Protocol-Version", "2025-03-26"));

        var batch = await answer.JsonAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Contains("WWW-Authenticate").Should().BeFalse("the status is 200");
        batch[0].ErrorCode().Should().Be(403);
        batch[1].TryGetProperty("result", out _).Should().BeTrue();
    }

    [TestCase(TestTokens.All, false)]
    [TestCase(TestTokens.Market, true)]
    public async Task ToolEndpoint_ByScope_RefusesOrCalls(string token, bool refused)
    {
        using var answer = await PostAsync("/api/v1/ibkr_get_positions", "{}", token);

        (answer.StatusCode == HttpStatusCode.Forbidden).Should().Be(refused);
        answer.Headers.Contains("WWW-Authenticate").Should().Be(refused);
        (await answer.Content.ReadAsStringAsync()).Contains("insufficient_scope", StringComparison.Ordinal).Should().Be(refused);
    }

    [Test]
    public async Task Manifest_ByScope_ShowsWhatTheCallerMay()
    {
        (await NamesAsync(TestTokens.All)).Should().Contain("ibkr_place_order").And.Contain("ibkr_connect").And.Contain("ibkr_get_positions");
        (await NamesAsync(TestTokens.Market)).Should().Contain("ibkr_get_status").And.NotContain("ibkr_place_order").And.NotContain("ibkr_connect").And.NotContain("ibkr_get_positions");
        (await NamesAsync(TestTokens.Nothing)).Should().Contain("ibkr_preview_order").And.NotContain(["ibkr_place_order", "ibkr_get_status", "ibkr_get_positions"]);
    }

    private async Task<IEnumerable<string?>> NamesAsync(string token)
    {
        using var answer = await _gateway.SendAsync("GET", "/api/v1/mcp", ("Authorization", "Bearer " + token));
        var manifest = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        return manifest.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());
    }

    private Task<HttpResponseMessage> PostAsync(string path, string json, string token, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _gateway.Http.SendAsync(request);
    }
}
