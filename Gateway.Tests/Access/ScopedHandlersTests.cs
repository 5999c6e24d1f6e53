using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

/// <summary>Resources, prompts, completion and subscriptions by a token's scopes, in both eras.</summary>
[TestFixture]
public sealed class ScopedHandlersTests
{
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

    [TestCase("resources/list", "resources", "uri", new[] { "ibkr://broadtape-news", "ibkr://news-bulletins", "ibkr://policy", "ibkr://scanner/catalog", "ibkr://status", "ibkr://streams" })]
    [TestCase("resources/templates/list", "resourceTemplates", "uriTemplate", new[] { "ibkr://bars/{id}/{barSize}", "ibkr://depth/{id}", "ibkr://docs/{topic}", "ibkr://docs/{topic}/{part}", "ibkr://market-data/{id}", "ibkr://option-chain/{symbol}/{expiry}", "ibkr://streams/{id}", "ibkr://tick-news/{symbol}", "ibkr://ticks/{id}" })]
    [TestCase("prompts/list", "prompts", "name", new[] { "analyze_market_conditions", "connect_troubleshooting", "scan_ideas" })]
    public async Task List_MarketToken_ShowsWhatItMayAndIsPrivate(string method, string member, string key, string[] visible)
    {
        foreach (var modern in new[] { false, true })
        {
            var few = await ResultAsync(modern, method, TestTokens.Market);
            var all = await ResultAsync(modern, method, TestTokens.All);

            few.GetProperty(member).EnumerateArray().Select(one => one.Text(key)).Should().Equal(visible);
            all.GetProperty(member).GetArrayLength().Should().BeGreaterThan(visible.Length);
            (few.TryGetProperty("cacheScope", out var scope) ? scope.GetString() : null).Should().Be(modern ? "private" : null);
        }
    }

    [TestCase("resources/read", """ "uri":"ibkr://positions/DU1234567" """, "ibkr://positions/DU1234567", "account:read")]
    [TestCase("prompts/get", """ "name":"portfolio_review","arguments":{"account":"DU1"} """, "portfolio_review", "account:read")]
    [TestCase("prompts/get", """ "name":"pre_trade_checklist","arguments":{} """, "pre_trade_checklist", "market:read account:read")]
    [TestCase("completion/complete", """ "ref":{"type":"ref/prompt","name":"portfolio_review"},"argument":{"name":"account","value":""} """, null, "account:read")]
    [TestCase("completion/complete", """ "ref":{"type":"ref/resource","uri":"ibkr://pnl/{account}"},"argument":{"name":"account","value":""} """, null, "account:read")]
    public async Task Handler_MarketToken_Is403AndNamesTheScope(string method, string parameters, string? name, string scope)
    {
        foreach (var modern in new[] { false, true })
        {
            using var answer = await SendAsync(modern, method, TestTokens.Market, parameters, name);

            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
            answer.Headers.WwwAuthenticate.ToString().Should().Be($"Bearer realm=\"gateway\", error=\"insufficient_scope\", scope=\"{scope}\"");
            (await answer.JsonAsync()).ErrorCode().Should().Be(403);
        }
    }

    [TestCase("resources/read", """ "uri":"ibkr://policy" """, "ibkr://policy")]
    [TestCase("prompts/get", """ "name":"connect_troubleshooting" """, "connect_troubleshooting")]
    [TestCase("completion/complete", """ "ref":{"type":"ref/resource","uri":"ibkr://docs/{topic}"},"argument":{"name":"topic","value":"se"} """, null)]
    public async Task Handler_WithinTheScopes_Answers(string method, string parameters, string? name)
    {
        foreach (var modern in new[] { false, true })
            (await ResultAsync(modern, method, TestTokens.Market, parameters, name)).ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Test]
    public async Task Read_WithAToken_IsPrivate() =>
        (await ResultAsync(true, "resources/read", TestTokens.Market, """ "uri":"ibkr://docs/http" """, "ibkr://docs/http")).Text("cacheScope").Should().Be("private");

    [TestCase("ibkr://positions/DU1234567", HttpStatusCode.Forbidden)]
    [TestCase("ibkr://accounts", HttpStatusCode.Forbidden)]
    [TestCase("ibkr://status", HttpStatusCode.OK)]
    public async Task Subscribe_MarketToken_FollowsWhatItMay(string uri, HttpStatusCode expected)
    {
        using var initialize = await PostAsync(McpTestApp.InitializeBody("2025-11-25"), TestTokens.Market);
        var session = initialize.Headers.GetValues("Mcp-Session-Id").Single();

        using var answer = await PostAsync(Legacy("resources/subscribe", $$""" "uri":"{{uri}}" """), TestTokens.Market, ("Mcp-Session-Id", session));

        answer.StatusCode.Should().Be(expected);
        answer.Headers.WwwAuthenticate.ToString().Contains("account:read", StringComparison.Ordinal).Should().Be(expected == HttpStatusCode.Forbidden);
    }

    private async Task<JsonElement> ResultAsync(bool modern, string method, string token, string parameters = "", string? name = null)
    {
        using var answer = await SendAsync(modern, method, token, parameters, name);
        return (await answer.JsonAsync()).GetProperty("result");
    }

    private Task<HttpResponseMessage> SendAsync(bool modern, string method, string token, string parameters, string? name)
    {
        if (!modern)
            return PostAsync(Legacy(method, parameters), token);
        var call = new ModernCall(method, parameters.Length == 0 ? "" : "," + parameters);
        return PostAsync(call.Body, token, [.. call.Headers(name)]);
    }

    private static string Legacy(string method, string parameters) => $$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{ {{parameters}} } }""";

    private Task<HttpResponseMessage> PostAsync(string json, string token, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return _gateway.Http.SendAsync(request);
    }
}
