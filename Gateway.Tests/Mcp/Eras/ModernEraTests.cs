using System.Net;
using Gateway.Mcp;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp.Eras;

[TestFixture]
public sealed class ModernEraTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(profile: new ServerProfile { Instructions = "Ask for quotes." });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task Discover_Always_TellsVersionsCapabilitiesAndCaching()
    {
        using HttpResponseMessage response = await new ModernCall("server/discover").SendAsync(_app);
        JsonElement result = (await response.JsonAsync()).GetProperty("result");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        result.GetProperty("supportedVersions").EnumerateArray().Select(version => version.GetString()).Should().Equal(ModernCall.Version);
        result.Text("capabilities").Should().Be("""{"tools":{"listChanged":true},"resources":{"subscribe":true,"listChanged":true},"prompts":{"listChanged":true},"completions":{},"logging":{},"extensions":{"io.modelcontextprotocol/tasks":{}}}""");
        result.Text("resultType").Should().Be("complete");
        result.Text("instructions").Should().Be("Ask for quotes.");
        result.GetProperty("ttlMs").GetInt32().Should().BePositive();
        result.Text("cacheScope").Should().Be("public");
        result.Text("_meta", "io.modelcontextprotocol/serverInfo", "name").Should().Be("gateway");
        response.Headers.Contains("Mcp-Session-Id").Should().BeFalse();
    }

    [TestCase("initialize")]
    [TestCase("ping")]
    [TestCase("logging/setLevel")]
    [TestCase("resources/subscribe")]
    [TestCase("resources/unsubscribe")]
    [TestCase("nonsense")]
    public async Task Request_MethodThatIsNotThere_Is404(string method)
    {
        using HttpResponseMessage response = await new ModernCall(method) { Id = "\"x\"" }.SendAsync(_app);
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        message.ErrorCode().Should().Be(-32601);
        message.Text("id").Should().Be("x");
    }

    [Test]
    public async Task Request_UnknownVersion_Is32022WithTheListOfDiscover()
    {
        var call = new ModernCall("tools/list") { ClaimedVersion = "\"2099-01-01\"" };
        using HttpResponseMessage response = await _app.PostAsync(call.Body, ("MCP-Protocol-Version", "2099-01-01"), ("Mcp-Method", "tools/list"));
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        message.ErrorCode().Should().Be(-32022);
        message.Text("error", "data", "supported").Should().Be($"[\"{ModernCall.Version}\"]");
        message.Text("error", "data", "requested").Should().Be("2099-01-01");
        message.Text("id").Should().Be("7");
    }

    [TestCase("MCP-Protocol-Version", null)]
    [TestCase("MCP-Protocol-Version", "2099-01-01")]
    [TestCase("MCP-Protocol-Version", "2025-11-25")]
    [TestCase("Mcp-Method", null)]
    [TestCase("Mcp-Method", "tools/list")]
    [TestCase("Mcp-Method", "Tools/Call")]
    [TestCase("Mcp-Name", null)]
    [TestCase("Mcp-Name", "Echo")]
    [TestCase("Mcp-Name", "=?base64?ZWNo?=")]
    [TestCase("Mcp-Name", "=?base64?Z?=")]
    [TestCase("Mcp-Name", "=?base64?/w==?=")]
    [TestCase("Mcp-Name", "=?BASE64?ZWNobw==?=")]
    public async Task Request_HeaderMissingOrDifferent_Is32020(string header, string? value)
    {
        ModernCall call = ModernCall.Tool("echo");
        List<(string Name, string Value)> headers = call.Headers("echo");
        headers.RemoveAll(entry => entry.Name == header);
        if (value is not null)
            headers.Add((header, value));
        using HttpResponseMessage response = await _app.PostAsync(call.Body, [.. headers]);
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        message.ErrorCode().Should().Be(-32020);
        message.Text("id").Should().Be("7");
    }

    [Test]
    public async Task Request_HeaderAndBodyDifferAndBothAreUnknown_HeaderMismatchComesFirst()
    {
        var call = new ModernCall("tools/list") { ClaimedVersion = "\"2098-01-01\"" };
        using HttpResponseMessage response = await _app.PostAsync(call.Body, ("MCP-Protocol-Version", "2099-01-01"));

        (await response.JsonAsync()).ErrorCode().Should().Be(-32020);
    }

    [TestCase("echo")]
    [TestCase("  echo\t")]
    [TestCase("=?base64?ZWNobw==?=")]
    public async Task Request_NameHeaderInAnyAllowedForm_IsAccepted(string header)
    {
        using HttpResponseMessage response = await ModernCall.Tool("echo").SendAsync(_app, header);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Request_ModernHeaderWithoutMeta_NamesTheMissingKeys()
    {
        using HttpResponseMessage response = await _app.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", ("MCP-Protocol-Version", ModernCall.Version), ("Mcp-Method", "tools/list"));
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        message.ErrorCode().Should().Be(-32602);
        message.Text("error", "message").Should().Contain("io.modelcontextprotocol/protocolVersion").And.Contain("io.modelcontextprotocol/clientCapabilities");
    }

    [TestCase("""{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}""")]
    [TestCase("""{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}""")]
    [TestCase("""{"io.modelcontextprotocol/protocolVersion":5,"io.modelcontextprotocol/clientCapabilities":{}}""")]
    [TestCase("""{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/logLevel":"loud"}""")]
    [TestCase("""{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"progressToken":1.5}""")]
    public async Task Request_MetaMalformed_Is32602With400(string meta)
    {
        using HttpResponseMessage response = await _app.PostAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{{{meta}}} } }""",
            ("MCP-Protocol-Version", ModernCall.Version),
            ("Mcp-Method", "tools/list"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32602);
    }

    [Test]
    public async Task Notification_Always_Is202WithoutBody()
    {
        using HttpResponseMessage response = await _app.PostAsync(
            """{"jsonrpc":"2.0","method":"notifications/whatever"}""", ("MCP-Protocol-Version", ModernCall.Version));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [TestCase("""{"jsonrpc":"2.0","id":1,"result":{}}""")]
    [TestCase("""[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]""")]
    public async Task Body_ResponseOrBatch_Is400(string body)
    {
        using HttpResponseMessage response = await _app.PostAsync(body, ("MCP-Protocol-Version", ModernCall.Version));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32600);
    }

    [Test]
    public async Task Batch_WithAModernMessageInIt_Is400()
    {
        using HttpResponseMessage response = await _app.PostAsync($"[{new ModernCall("tools/list").Body}]");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32600);
    }

    [TestCase("GET")]
    [TestCase("DELETE")]
    public async Task OtherVerbs_ModernHeader_Are405AndAllowPost(string verb)
    {
        using HttpResponseMessage response = await _app.SendAsync(
            new HttpMethod(verb), "/mcp", null, ("MCP-Protocol-Version", ModernCall.Version), ("Accept", "text/event-stream"));

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Should().Equal("POST");
    }

    [Test]
    public async Task Request_UnknownSessionId_IsIgnored()
    {
        ModernCall call = new("tools/list");
        using HttpResponseMessage response = await _app.PostAsync(call.Body, [.. call.Headers(), ("Mcp-Session-Id", "stale"), ("Last-Event-ID", "9")]);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.Contains("Mcp-Session-Id").Should().BeFalse();
    }

    [Test]
    public async Task CallTool_ClientLeaves_CancelsWorkThatOnlyReads()
    {
        using var leave = new CancellationTokenSource();
        Task<HttpResponseMessage> call = SendTool("block", leave.Token);
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        await leave.CancelAsync();

        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task CallTool_ClientLeaves_LetsATradeFinish()
    {
        using var leave = new CancellationTokenSource();
        Task<HttpResponseMessage> call = SendTool("order", leave.Token);
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        await leave.CancelAsync();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        _app.Tools.Release.SetResult();

        await _app.Tools.Ended.Task.WaitAsync(McpTestApp.Deadline);
        _app.Tools.Cancelled.Task.IsCompleted.Should().BeFalse();
    }

    private Task<HttpResponseMessage> SendTool(string tool, CancellationToken token)
    {
        ModernCall call = ModernCall.Tool(tool);
        var content = new StringContent(call.Body, System.Text.Encoding.UTF8, "application/json");
        return _app.SendAsync(HttpMethod.Post, "/mcp", content, token, [.. call.Headers(tool)]);
    }
}
