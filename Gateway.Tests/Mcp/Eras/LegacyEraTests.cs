using System.Net;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Eras;

[TestFixture]
public sealed class LegacyEraTests
{
    private const string List = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Mcp = new McpOptions { MaxSessions = 3, SessionIdleTimeout = TimeSpan.FromMinutes(30) } });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("2024-11-05", "2024-11-05")]
    [TestCase("2025-03-26", "2025-03-26")]
    [TestCase("2025-06-18", "2025-06-18")]
    [TestCase("2025-11-25", "2025-11-25")]
    [TestCase("2026-07-28", "2025-11-25")]
    [TestCase("1999-01-01", "2025-11-25")]
    public async Task Initialize_AnyVersion_AgreesOnALegacyOne(string asked, string agreed)
    {
        using HttpResponseMessage response = await _app.PostAsync(McpTestApp.InitializeBody(asked));
        JsonElement result = (await response.JsonAsync()).GetProperty("result");

        result.Text("protocolVersion").Should().Be(agreed);
        result.Text("capabilities").Should().Be("""{"tools":{"listChanged":true},"resources":{"subscribe":true,"listChanged":true},"prompts":{"listChanged":true},"completions":{},"logging":{}}""");
        result.Text("serverInfo", "name").Should().Be("gateway");
        result.TryGetProperty("resultType", out _).Should().BeFalse();
        response.Headers.GetValues("Mcp-Session-Id").Single().Should().MatchRegex("^[!-~]{32,}$");
    }

    [Test]
    public async Task Initialize_WithAStaleSessionId_StartsAnew()
    {
        using HttpResponseMessage response = await _app.PostAsync(McpTestApp.InitializeBody("2025-11-25"), ("Mcp-Session-Id", "from-before-the-restart"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("Mcp-Session-Id").Single().Should().NotBe("from-before-the-restart");
    }

    [Test]
    public async Task Initialize_WithoutVersion_IsInvalidParamsAndOpensNoSession()
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32602);
        response.Headers.Contains("Mcp-Session-Id").Should().BeFalse();
    }

    [Test]
    public async Task Initialize_EverySessionTaken_Is503WithRetryAfterUntilOneIsIdleLongEnough()
    {
        for (int i = 0; i < 3; i++)
            await _app.InitializeAsync();
        using HttpResponseMessage full = await _app.PostAsync(McpTestApp.InitializeBody("2025-11-25"));
        full.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        full.Headers.RetryAfter.Should().NotBeNull();

        _app.Time.Advance(TimeSpan.FromMinutes(31));

        await _app.InitializeAsync();
    }

    [Test]
    public async Task Session_DeletedOrExpiredOrUnknown_Is404()
    {
        string deleted = await _app.InitializeAsync();
        string expired = await _app.InitializeAsync();
        using HttpResponseMessage delete = await _app.SendAsync(HttpMethod.Delete, "/mcp", null, ("Mcp-Session-Id", deleted));
        delete.StatusCode.Should().Be(HttpStatusCode.NoContent);
        _app.Time.Advance(TimeSpan.FromMinutes(31));

        foreach (string id in new[] { deleted, expired, "unknown" })
        {
            using HttpResponseMessage response = await _app.PostAsync(List, ("Mcp-Session-Id", id));
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
            JsonElement message = await response.JsonAsync();
            message.ErrorCode().Should().Be(-32001);
            message.Text("id").Should().Be("2");
        }
    }

    [Test]
    public async Task Session_InUse_DoesNotExpire()
    {
        string id = await _app.InitializeAsync();
        for (int i = 0; i < 3; i++)
        {
            _app.Time.Advance(TimeSpan.FromMinutes(20));
            using HttpResponseMessage response = await _app.PostAsync(List, ("Mcp-Session-Id", id));
            response.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task Delete_WithoutSessionId_Is400()
    {
        using HttpResponseMessage response = await _app.SendAsync(HttpMethod.Delete, "/mcp", null);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [TestCase("2026-01-01")]
    [TestCase("nonsense")]
    public async Task Request_UnknownVersionHeader_Is400(string version)
    {
        using HttpResponseMessage response = await _app.PostAsync(List, ("MCP-Protocol-Version", version));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32600);
    }

    [Test]
    public async Task Notification_InASession_Is202()
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", ("Mcp-Session-Id", id));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Response_Posted_Is202()
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":9,"result":{}}""", ("Mcp-Session-Id", id));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [TestCase("ping", "{}", 0)]
    [TestCase("logging/setLevel", """{"level":"info"}""", 0)]
    [TestCase("logging/setLevel", """{"level":"loud"}""", -32602)]
    [TestCase("logging/setLevel", "{}", -32602)]
    [TestCase("server/discover", "{}", -32601)]
    [TestCase("nonsense", "{}", -32601)]
    public async Task Method_InASession_AnswersWith200(string method, string parameters, int code)
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage response = await _app.PostAsync(
            $$"""{"jsonrpc":"2.0","id":"a","method":"{{method}}","params":{{parameters}}}""", ("Mcp-Session-Id", id));
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        if (code == 0)
            message.Text("result").Should().Be("{}");
        else
            message.ErrorCode().Should().Be(code);
    }

    [Test]
    public async Task SetLevel_WithoutASession_SaysThatItNeedsOne()
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"info"}}""");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).Text("error", "message").Should().Contain("initialize");
    }

    [Test]
    public async Task Batch_InItsRevision_IsAnsweredByAnArray()
    {
        string id = await _app.InitializeAsync("2025-03-26");
        using HttpResponseMessage response = await _app.PostAsync(
            """
            [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/initialized"},5,
             {"jsonrpc":"2.0","id":"b","method":"initialize","params":{"protocolVersion":"2025-03-26"}},{"jsonrpc":"2.0","id":3,"method":"tools/list"}]
            """,
            ("Mcp-Session-Id", id));
        JsonElement answer = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.EnumerateArray().Select(message => message.Text("id")).Should().Equal("1", "null", "b", "3");
        answer[0].TryGetProperty("result", out _).Should().BeTrue();
        answer[1].ErrorCode().Should().Be(-32600);
        answer[2].ErrorCode().Should().Be(-32600);
        answer[3].TryGetProperty("result", out _).Should().BeTrue();
    }

    [Test]
    public async Task Batch_OneMessageMalformedAfterTheStreamBegan_IsToldInItsPlace()
    {
        using HttpResponseMessage response = await _app.PostAsync(
            """
            [{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":1}}},
             {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":{}}}},
             {"jsonrpc":"2.0","id":3,"method":"ping"}]
            """);
        JsonElement answers = (await response.MessagesAsync())[^1];

        answers.EnumerateArray().Select(message => message.Text("id")).Should().Equal("1", "2", "3");
        answers[1].ErrorCode().Should().Be(-32602);
        answers[2].Text("result").Should().Be("{}");
    }

    [Test]
    public async Task Batch_OfNotifications_Is202()
    {
        string id = await _app.InitializeAsync("2025-03-26");
        using HttpResponseMessage response = await _app.PostAsync("""[{"jsonrpc":"2.0","method":"notifications/initialized"}]""", ("Mcp-Session-Id", id));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [TestCase("2025-06-18", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]")]
    [TestCase("2025-11-25", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]")]
    [TestCase("2025-03-26", "[]")]
    public async Task Batch_ElsewhereOrEmpty_Is400(string version, string body)
    {
        string id = await _app.InitializeAsync(version);
        using HttpResponseMessage response = await _app.PostAsync(body, ("Mcp-Session-Id", id));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32600);
    }
}
