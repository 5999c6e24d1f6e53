using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;
using Gateway.Tws.Resilience;

namespace Gateway.Tests.Access;

/// <summary>Every route with every kind of token answers as the table in docs/security.md says; the table has a row for every route and none too many.</summary>
[TestFixture]
public sealed class TokenMatrixTests
{
    private const string Preflight = "a page's preflight (OPTIONS) anywhere";
    private const string Elsewhere = "anything else";
    private static readonly string?[] Tokens = [null, "a-token-of-nobody-here", TestTokens.Expired, TestTokens.Nothing, TestTokens.All];

    private TemporaryFile _file = null!;
    private GatewayFixture _gateway = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _file = new TemporaryFile(TestTokens.File);
        _gateway = await GatewayFixture.StartAsync(new GatewaySettings
        {
            Server = new ServerOptions { TokenFile = _file.Path },
            OAuth = new OAuthOptions { Issuer = TestIssuer.Issuer, Audience = TestIssuer.Audience, JwksFile = _file.Path },
            // A gateway that trades is not ready before it has read the orders at TWS, and this TWS answers nothing.
            Trading = new TradingOptions { Mode = TradingMode.ReadOnly },
        });
        _gateway.Tws.Set(ConnectionState.Connected);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _gateway.DisposeAsync();
        _file.Dispose();
    }

    [Test]
    public void Table_Rows_AreTheRoutes() =>
        Table().Keys.Should().BeEquivalentTo([.. GatewayRoute.All(_gateway).Select(route => route.ToString()), Preflight, Elsewhere]);

    [Test]
    public async Task EveryRoute_EveryToken_AnswersAsTheTableSays()
    {
        var table = Table();
        foreach (var route in GatewayRoute.All(_gateway))
            await CheckAsync(route.ToString(), table[route.ToString()], token => RequestAsync(route, token));
    }

    [Test]
    public async Task Preflight_EveryToken_AnswersAsTheTableSays()
    {
        foreach (var route in GatewayRoute.All(_gateway))
        {
            await CheckAsync(Preflight + " " + route, Table()[Preflight], _ => Task.FromResult(Request("OPTIONS", route.Path, null,
                ("Origin", "http://localhost:3000"), ("Access-Control-Request-Method", route.Method), ("Access-Control-Request-Headers", "mcp-param-region, authorization"))));
        }
    }

    [Test]
    public Task UnknownPath_EveryToken_AnswersAsTheTableSays() =>
        CheckAsync(Elsewhere, Table()[Elsewhere], _ => Task.FromResult(Request("GET", "/nowhere", null)));

    private async Task CheckAsync(string row, int[] expected, Func<string?, Task<HttpRequestMessage>> request)
    {
        for (var i = 0; i < Tokens.Length; i++)
        {
            using var message = await request(Tokens[i]);
            if (Tokens[i] is { } token)
                message.Headers.Add("Authorization", "Bearer " + token);
            using var answer = await _gateway.Http.SendAsync(message);
            ((int)answer.StatusCode).Should().Be(expected[i], $"{row} with token {i} ({Tokens[i]})");
            (answer.Headers.WwwAuthenticate.Count > 0).Should().Be(expected[i] is 401 or 403, $"{row} with token {i} challenges");
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(GatewayRoute route, string? token) => (route.Method, route.Pattern.EndsWith("/mcp", StringComparison.Ordinal)) switch
    {
        ("POST", true) => Request("POST", route.Path, $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{GatewayRoute.Tool}}}","arguments":{} }}"""),
        ("POST", false) => Request("POST", route.Path, "{}"),
        ("DELETE", _) when token is TestTokens.All or TestTokens.Nothing => Request("DELETE", route.Path, null, ("Mcp-Session-Id", await OpenSessionAsync(route.Path, token))),
        _ => Request(route.Method, route.Path, null),
    };

    private async Task<string> OpenSessionAsync(string path, string token)
    {
        using var message = Request("POST", path, McpTestApp.InitializeBody("2025-11-25"), ("Authorization", "Bearer " + token));
        using var answer = await _gateway.Http.SendAsync(message);
        return answer.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private static HttpRequestMessage Request(string method, string path, string? json, params (string Name, string Value)[] headers)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static Dictionary<string, int[]> Table() => File.ReadLines(Repository.PathOf("docs", "security.md"))
        .SkipWhile(line => line != "## Every route").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(cells => cells.Length == Tokens.Length + 1 && char.IsAsciiDigit(cells[1][0]))
        .ToDictionary(
            cells => cells[0].Trim('`').Replace("{API_PREFIX}", "/api/v1", StringComparison.Ordinal),
            cells => cells.Skip(1).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
}
