using Gateway.Configuration;
using Gateway.Mcp;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

/// <summary>Every kind of message that goes out, against the official schema of each revision.</summary>
[TestFixture]
[Category(McpSchema.Category)]
public sealed class WireSchemaTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(
        new GatewaySettings { Mcp = new McpOptions { PageSize = 4, WebsiteUrl = "https://example.com/" } },
        new ServerProfile { Instructions = "Ask for quotes.", Description = "Quotes.", Icon = "data:image/svg+xml;base64,PHN2Zy8+" });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("2025-03-26")]
    [TestCase("2025-06-18")]
    [TestCase("2025-11-25")]
    public async Task Legacy_EveryMessage_FitsTheSchemaOfItsRevision(string version)
    {
        McpSchema schema = McpSchema.Of(version);
        using HttpResponseMessage initialize = await _app.PostAsync(McpTestApp.InitializeBody(version));
        ShouldBeResult(schema, await initialize.JsonAsync(), "InitializeResult");
        (string, string)[] headers = [("Mcp-Session-Id", initialize.Headers.GetValues("Mcp-Session-Id").Single()), ("MCP-Protocol-Version", version), ("Accept", "application/json, text/event-stream")];

        await LegacyAsync(schema, "ping", "{}", "EmptyResult", headers);
        await LegacyAsync(schema, "logging/setLevel", """{"level":"debug"}""", "EmptyResult", headers);
        await LegacyAsync(schema, "tools/list", "{}", "ListToolsResult", headers);
        await LegacyAsync(schema, "resources/list", "{}", "ListResourcesResult", headers);
        await LegacyAsync(schema, "resources/templates/list", "{}", "ListResourceTemplatesResult", headers);
        await LegacyAsync(schema, "prompts/list", "{}", "ListPromptsResult", headers);
        foreach (string uri in new[] { "test://text", "test://bytes", "test://list", "test://row/orders/1" })
            await LegacyAsync(schema, "resources/read", $$"""{"uri":"{{uri}}"}""", "ReadResourceResult", headers);
        await LegacyAsync(schema, "resources/read", """{"uri":"test://nobody"}""", null, headers);
        foreach (string prompt in new[] { "plain", "linked" })
            await LegacyAsync(schema, "prompts/get", $$"""{"name":"{{prompt}}"}""", "GetPromptResult", headers);
        await LegacyAsync(schema, "completion/complete", """{"ref":{"type":"ref/prompt","name":"review"},"argument":{"name":"table","value":"o"}}""", "CompleteResult", headers);
        foreach (string tool in new[] { "echo", "array", "fail_tws", "blocks" })
            await LegacyAsync(schema, "tools/call", $$"""{"name":"{{tool}}"}""", "CallToolResult", headers);
        await LegacyAsync(schema, "nonsense", "{}", null, headers);
        await LegacyAsync(schema, "tools/call", """{"name":"nobody"}""", null, headers);
        await FillStreamAsync();
        await LegacyAsync(schema, "tools/call", """{"name":"stream","_meta":{"progressToken":"p"}}""", "CallToolResult", headers);
    }

    [Test]
    public async Task Modern_EveryMessage_FitsTheSchema()
    {
        McpSchema schema = McpSchema.Of(ModernCall.Version);
        await ModernAsync(schema, new ModernCall("server/discover"), null, "DiscoverResult");
        await ModernAsync(schema, new ModernCall("tools/list"), null, "ListToolsResult");
        await ModernAsync(schema, new ModernCall("resources/list"), null, "ListResourcesResult");
        await ModernAsync(schema, new ModernCall("resources/templates/list"), null, "ListResourceTemplatesResult");
        await ModernAsync(schema, new ModernCall("prompts/list"), null, "ListPromptsResult");
        foreach (string uri in new[] { "test://text", "test://bytes", "test://list", "test://row/orders/1" })
            await ModernAsync(schema, new ModernCall("resources/read", $$""","uri":"{{uri}}" """), uri, "ReadResourceResult");
        await ModernAsync(schema, new ModernCall("resources/read", ""","uri":"test://nobody" """), "test://nobody", null);
        foreach (string prompt in new[] { "plain", "linked" })
            await ModernAsync(schema, new ModernCall("prompts/get", $$""","name":"{{prompt}}" """), prompt, "GetPromptResult");
        await ModernAsync(schema, new ModernCall("completion/complete", ""","ref":{"type":"ref/prompt","name":"review"},"argument":{"name":"table","value":"o"}"""), null, "CompleteResult");
        foreach (string tool in new[] { "echo", "array", "fail_tws", "blocks" })
            await ModernAsync(schema, ModernCall.Tool(tool), tool, "CallToolResult");
        await ModernAsync(schema, new ModernCall("ping"), null, null);
        await ModernAsync(schema, ModernCall.Tool("nobody"), "nobody", null);
        await ModernAsync(schema, ModernCall.Tool("echo"), "other", null, "HeaderMismatchError");
        await FillStreamAsync();
        await ModernAsync(schema, ModernCall.Tool("stream", meta: ""","progressToken":1,"io.modelcontextprotocol/logLevel":"info" """), "stream", "CallToolResult");
    }

    [Test]
    public async Task Modern_UnknownVersion_FitsTheSchema()
    {
        McpSchema schema = McpSchema.Of(ModernCall.Version);
        var call = new ModernCall("tools/list") { ClaimedVersion = "\"2030-01-01\"" };
        using HttpResponseMessage response = await _app.PostAsync(call.Body, ("MCP-Protocol-Version", "2030-01-01"));

        schema.ShouldAccept(await response.JsonAsync(), "UnsupportedProtocolVersionError");
    }

    [Test]
    public void Validator_MessageThatDoesNotFit_IsRefused()
    {
        McpSchema schema = McpSchema.Of(ModernCall.Version);
        JsonElement wrong = JsonDocument.Parse("""{"tools":[{"name":5}],"resultType":"complete"}""").RootElement;

        FluentActions.Invoking(() => schema.ShouldAccept(wrong, "ListToolsResult")).Should().Throw<Exception>().WithMessage("*name*");
    }

    private async Task FillStreamAsync()
    {
        await _app.Tools.Updates.Writer.WriteAsync("""{"bid":1}""");
        await _app.Tools.Updates.Writer.WriteAsync("gap");
        _app.Tools.Updates.Writer.Complete();
    }

    private async Task LegacyAsync(McpSchema schema, string method, string parameters, string? result, (string, string)[] headers)
    {
        using HttpResponseMessage response = await _app.PostAsync($$"""{"jsonrpc":"2.0","id":"i","method":"{{method}}","params":{{parameters}}}""", headers);
        await CheckAsync(schema, response, result, "JSONRPCMessage");
    }

    private async Task ModernAsync(McpSchema schema, ModernCall call, string? name, string? result, string error = "JSONRPCErrorResponse")
    {
        using HttpResponseMessage response = await call.SendAsync(_app, name);
        await CheckAsync(schema, response, result, result is null ? error : "JSONRPCMessage");
    }

    private static async Task CheckAsync(McpSchema schema, HttpResponseMessage response, string? result, string last)
    {
        List<JsonElement> messages = await response.MessagesAsync();
        foreach (JsonElement notification in messages.SkipLast(1))
            schema.ShouldAccept(notification, notification.Method() == "notifications/progress" ? "ProgressNotification" : "LoggingMessageNotification");
        schema.ShouldAccept(messages[^1], last);
        if (result is not null)
            ShouldBeResult(schema, messages[^1], result);
        else
            messages[^1].TryGetProperty("error", out _).Should().BeTrue();
    }

    private static void ShouldBeResult(McpSchema schema, JsonElement message, string definition) =>
        schema.ShouldAccept(message.GetProperty("result"), definition);
}
