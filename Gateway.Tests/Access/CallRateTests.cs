using System.Net;
using System.Text;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Access;

/// <summary>A caller that asks for too much gets 429 and the time to wait, by MCP in both eras and by plain HTTP; others are served.</summary>
[TestFixture]
public sealed class CallRateTests
{
    private const string LegacyPing = """{"jsonrpc":"2.0","id":7,"method":"ping"}""";

    [TestCase(true)]
    [TestCase(false)]
    public async Task Mcp_TooManyRequests_Is429AndSaysWhenToTryAgain(bool modern)
    {
        using var file = new TemporaryFile(TestTokens.File);
        await using var gateway = await StartAsync(file);
        var call = new ModernCall("tools/list");

        using var refused = await FirstRefusedAsync(() => PostAsync(gateway, "mcp", modern ? call.Body : LegacyPing, TestTokens.All, modern ? [.. call.Headers()] : []));
        using var other = await PostAsync(gateway, "mcp", LegacyPing, TestTokens.Market);

        int.Parse(refused.Headers.RetryAfter!.ToString(), System.Globalization.CultureInfo.InvariantCulture).Should().BePositive();
        var message = await refused.JsonAsync();
        message.ErrorCode().Should().Be(429);
        message.GetProperty("id").GetInt32().Should().Be(7);
        message.GetProperty("error").GetProperty("data").GetProperty("retryAfterSeconds").GetInt32().Should().BePositive();
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task ToolEndpoint_TooManyRequests_Is429AndSaysWhenToTryAgain()
    {
        using var file = new TemporaryFile(TestTokens.File);
        await using var gateway = await StartAsync(file);

        using var refused = await FirstRefusedAsync(() => PostAsync(gateway, "ibkr_get_status", "{}", TestTokens.All));

        refused.Headers.RetryAfter.Should().NotBeNull();
        (await refused.Content.ReadAsStringAsync()).Should().Contain("\"too_many_requests\"").And.Contain("LIMITS_CALLS_PER_SECOND");
    }

    [Test]
    public async Task Stream_TooManyRequests_IsRefusedByALine()
    {
        using var file = new TemporaryFile(TestTokens.File);
        await using var gateway = await StartAsync(file);

        using var refused = await FirstRefusedAsync(() => gateway.SendAsync("GET", "/api/v1/stream/quote", ("Authorization", "Bearer " + TestTokens.All)), HttpStatusCode.BadRequest);

        refused.Headers.RetryAfter.Should().NotBeNull();
        refused.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        (await refused.Content.ReadAsStringAsync()).Should().StartWith("""{"type":"error","error":{"code":"too_many_requests","message":""").And.EndWith(",\"retryable\":true}}\n");
    }

    [Test]
    public async Task Socket_ScopeMissingAndTooManyRequests_IsRefusedByAProblem()
    {
        using var file = new TemporaryFile(TestTokens.File);
        await using var gateway = await StartAsync(file);
        Task<HttpResponseMessage> ConnectAsync() => gateway.SendAsync(
            "GET", "/api/v1/stream/portfolio", ("Authorization", "Bearer " + TestTokens.Market), ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
        using var forbidden = await ConnectAsync();

        using var refused = await FirstRefusedAsync(ConnectAsync, HttpStatusCode.Forbidden);

        forbidden.Headers.WwwAuthenticate.ToString().Should().Contain("scope=\"account:read\"");
        (await forbidden.Content.ReadAsStringAsync()).Should().Contain("\"insufficient_scope\"");
        refused.Headers.RetryAfter.Should().NotBeNull();
        refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await refused.Content.ReadAsStringAsync()).Should().Contain("\"too_many_requests\"");
    }

    [TestCase("mcp", """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ibkr_get_positions"}}""", HttpStatusCode.Forbidden)]
    [TestCase("mcp", """{"jsonrpc":"2.0","id":7,"method":"no/such"}""", HttpStatusCode.OK)]
    [TestCase("ibkr_get_positions", "{}", HttpStatusCode.Forbidden)]
    public async Task RefusedRequests_Count_AsOthersDo(string path, string json, HttpStatusCode refusal)
    {
        using var file = new TemporaryFile(TestTokens.File);
        await using var gateway = await StartAsync(file);

        using var refused = await FirstRefusedAsync(() => PostAsync(gateway, path, json, TestTokens.Market), refusal);

        refused.Headers.RetryAfter.Should().NotBeNull();
    }

    private static Task<GatewayFixture> StartAsync(TemporaryFile file) =>
        GatewayFixture.StartAsync(new GatewaySettings { Server = new ServerOptions { TokenFile = file.Path }, Limits = new LimitOptions { CallsPerSecond = 1 } });

    private static async Task<HttpResponseMessage> FirstRefusedAsync(Func<Task<HttpResponseMessage>> send, HttpStatusCode before = HttpStatusCode.OK)
    {
        for (var i = 0; i < 1000; i++)
        {
            var answer = await send();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.StatusCode.Should().Be(before);
            answer.Dispose();
        }

        throw new InvalidOperationException("No request was refused.");
    }

    private static Task<HttpResponseMessage> PostAsync(GatewayFixture gateway, string path, string json, string token, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Bearer " + token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return gateway.Http.SendAsync(request);
    }
}
