using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Mcp.Methods;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class ResourceMethodTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Mcp = new McpOptions { PageSize = 2 } });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("resources/list", "resources", "uri", "test://away,test://bytes,test://list,test://secret,test://text")]
    [TestCase("resources/templates/list", "resourceTemplates", "uriTemplate", "test://name/{name},test://row/{table}/{number}")]
    [TestCase("prompts/list", "prompts", "name", "broken,linked,plain,review,secret")]
    public async Task Lists_PageByPage_TellEveryEntryOnceInBothEras(string method, string member, string key, string expected)
    {
        foreach (bool modern in new[] { false, true })
        {
            List<string> found = [];
            for (string? cursor = ""; cursor is not null;)
            {
                JsonElement result = (await AskAsync(modern, method, $$""","cursor":"{{cursor}}" """)).GetProperty("result");
                found.AddRange(result.GetProperty(member).EnumerateArray().Select(one => one.Text(key)));
                cursor = result.TryGetProperty("nextCursor", out JsonElement next) ? next.GetString() : null;
                result.TryGetProperty("ttlMs", out _).Should().Be(modern);
                (modern ? result.Text("cacheScope") : "public").Should().Be("public");
            }

            string.Join(",", found).Should().Be(expected);
        }
    }

    [TestCase("resources/list")]
    [TestCase("resources/templates/list")]
    [TestCase("prompts/list")]
    public async Task Lists_CursorOfAnotherList_Is32602(string method) =>
        (await AskAsync(true, method, ""","cursor":"YWZ0ZXI6ZWNobw" """)).ErrorCode().Should().Be(-32602);

    [Test]
    public async Task ListResources_Entry_TellsWhatTheAttributesSay()
    {
        JsonElement page = (await AskAsync(true, "resources/list", ""","cursor":"YWZ0ZXI6dGVzdDovL3NlY3JldA" """)).GetProperty("result");

        page.GetProperty("resources")[0].GetRawText().Should().Be(
            """{"uri":"test://text","name":"text","title":"A text","description":"Five letters.","mimeType":"text/plain","size":5,"annotations":{"audience":["user"],"priority":0.5},"icons":[{"src":"https://example.com/t.png","mimeType":"image/png","sizes":["16x16","any"]}]}""");
    }

    [TestCase("2025-03-26", false)]
    [TestCase("2025-06-18", false)]
    [TestCase("2025-11-25", true)]
    public async Task Lists_Icons_AreForRevisionsThatKnowThem(string version, bool known)
    {
        string session = await _app.InitializeAsync(version);
        JsonElement resources = await LegacyAsync("resources/list", """{"cursor":"YWZ0ZXI6dGVzdDovL3NlY3JldA"}""", session);
        JsonElement prompts = await LegacyAsync("prompts/list", """{"cursor":"YWZ0ZXI6bGlua2Vk"}""", session);
        JsonElement tools = await LegacyAsync("tools/list", """{"cursor":"YWZ0ZXI6YmxvY2s"}""", session);

        resources.GetProperty("result").GetProperty("resources")[0].TryGetProperty("icons", out _).Should().Be(known);
        prompts.GetProperty("result").GetProperty("prompts")[0].TryGetProperty("icons", out _).Should().Be(known);
        tools.GetProperty("result").GetProperty("tools")[0].TryGetProperty("icons", out _).Should().Be(known);
    }

    [TestCase("test://text", """[{"uri":"test://text","mimeType":"text/plain","text":"hello"}]""")]
    [TestCase("test://bytes", """[{"uri":"test://bytes","mimeType":"image/png","blob":"AQID"}]""")]
    [TestCase("test://list", """[{"uri":"test://list/1","text":"one"},{"uri":"test://list/2","text":"two"}]""")]
    [TestCase("test://row/options/2", """[{"uri":"test://row/options/2","mimeType":"application/json","text":"{\"number\":2,\"table\":\"options\"}"}]""")]
    [TestCase("test://name/a%2Fb%20%C3%A9", """[{"uri":"test://name/a%2Fb%20%C3%A9","mimeType":"text/plain","text":"a/b é"}]""")]
    public async Task Read_Resource_GivesItsContentsInBothEras(string uri, string contents)
    {
        foreach (bool modern in new[] { false, true })
            (await ReadAsync(modern, uri)).GetProperty("result").GetProperty("contents").GetRawText().Should().Be(contents);
    }

    [Test]
    public async Task Read_ModernEra_TellsHowLongItMayBeKept()
    {
        JsonElement result = (await ReadAsync(true, "test://text")).GetProperty("result");

        result.GetProperty("ttlMs").GetInt32().Should().Be(250);
        result.Text("cacheScope").Should().Be("public");
        result.Text("resultType").Should().Be("complete");
    }

    [TestCase("test://nobody")]
    [TestCase("test://row/options/4")]
    [TestCase("test://row/options/2/3")]
    [TestCase("test://name/")]
    [TestCase("TEST://text")]
    public async Task Read_UnknownResource_NamesItWithTheErasCode(string uri)
    {
        JsonElement legacy = await ReadAsync(false, uri);
        JsonElement modern = await ReadAsync(true, uri);

        legacy.ErrorCode().Should().Be(-32002);
        modern.ErrorCode().Should().Be(-32602);
        legacy.Text("error", "data").Should().Be($$"""{"uri":"{{uri}}"}""");
        modern.Text("error", "data").Should().Be($$"""{"uri":"{{uri}}"}""");
    }

    [Test]
    public async Task Read_VariableThatIsNotAllowed_IsNoResourceAndSaysWhy()
    {
        foreach ((bool modern, int code) in new[] { (true, -32602), (false, -32002) })
        {
            JsonElement answer = await ReadAsync(modern, "test://row/nothing/1");

            answer.ErrorCode().Should().Be(code);
            answer.Text("error", "message").Should().StartWith("table: must be one of Orders, Options, Trades");
            answer.Text("error", "data").Should().Be("""{"uri":"test://row/nothing/1"}""");
        }
    }

    [TestCase("No security definition", "Find it.", "No security definition. Find it.")]
    [TestCase("TWS is away.", "Wait.", "TWS is away. Wait.")]
    [TestCase("TWS is away", null, "TWS is away")]
    public void Failure_WithAHint_IsWholeSentences(string message, string? hint, string expected)
    {
        foreach (ToolErrorKind kind in new[] { ToolErrorKind.Failed, ToolErrorKind.InvalidArguments })
            HandlerRun.Failure(new ToolError(kind, "200", message, hint, Retryable: false)).Error.Message.Should().Be(expected);
    }

    [Test]
    public async Task Read_Failure_SaysWhyAndWhetherToTryAgain()
    {
        JsonElement answer = await ReadAsync(false, "test://away");

        answer.ErrorCode().Should().Be(-32603);
        answer.Text("error", "message").Should().Be("TWS is away. Wait.");
        answer.Text("error", "data").Should().Be("""{"code":"tws_unavailable","retryable":true}""");
    }

    [TestCase("{}")]
    [TestCase("""{"uri":5}""")]
    public async Task Read_WithoutUri_Is32602(string parameters) => (await LegacyAsync("resources/read", parameters)).ErrorCode().Should().Be(-32602);

    private Task<JsonElement> ReadAsync(bool modern, string uri) => AskAsync(modern, "resources/read", $$""","uri":"{{uri}}" """, uri);

    private async Task<JsonElement> AskAsync(bool modern, string method, string parameters, string? name = null)
    {
        if (!modern)
            return await LegacyAsync(method, "{" + parameters[1..] + "}");
        using HttpResponseMessage response = await new ModernCall(method, parameters).SendAsync(_app, name);
        return await response.JsonAsync();
    }

    private async Task<JsonElement> LegacyAsync(string method, string parameters, string? session = null)
    {
        (string, string)[] headers = session is null ? [] : [("Mcp-Session-Id", session)];
        using HttpResponseMessage response = await _app.PostAsync($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""", headers);
        return await response.JsonAsync();
    }
}
