using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class PromptMethodTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task List_Arguments_AreDescribed()
    {
        JsonElement prompts = (await AskAsync("prompts/list", "{}")).GetProperty("result").GetProperty("prompts");

        prompts[3].GetProperty("arguments").GetRawText().Should().Be(
            """[{"name":"name","description":"Which name.","required":true},{"name":"table","description":"Which table.","required":false},{"name":"full","description":"In full.","required":false},{"name":"rows","description":"Rows.","required":false}]""");
        prompts[2].TryGetProperty("arguments", out _).Should().BeFalse();
    }

    [TestCase("""{"name":"plain"}""", """[{"role":"user","content":{"type":"text","text":"Say hello."}}]""")]
    [TestCase(
        """{"name":"review","arguments":{"name":"é","table":"trades","full":"yes"}}""",
        """[{"role":"user","content":{"type":"text","text":"Review é in Trades, 3 rows, full: True."}},{"role":"assistant","content":{"type":"image","data":"AQ==","mimeType":"image/png"}}]""")]
    public async Task Get_Prompt_GivesItsMessages(string parameters, string messages)
    {
        JsonElement result = (await AskAsync("prompts/get", parameters)).GetProperty("result");

        result.GetProperty("messages").GetRawText().Should().Be(messages);
        result.Text("description").Should().NotBeEmpty();
    }

    [TestCase("2025-03-26", """{"type":"text","text":"A text: test://text"}""")]
    [TestCase("2025-06-18", """{"type":"resource_link","uri":"test://text","name":"text","title":"A text"}""")]
    public async Task Get_ResourceLink_IsATextWhereTheRevisionKnowsNoLinks(string version, string content)
    {
        string session = await _app.InitializeAsync(version);
        using HttpResponseMessage response = await _app.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"linked"}}""", ("Mcp-Session-Id", session));

        (await response.JsonAsync()).GetProperty("result").GetProperty("messages")[0].GetProperty("content").GetRawText().Should().Be(content);
    }

    [TestCase("""{"name":"nobody"}""", "Unknown prompt: nobody*")]
    [TestCase("""{"arguments":{}}""", "The parameter \"name\" must be*")]
    [TestCase("""{"name":"review","arguments":{}}""", "name: is required*")]
    [TestCase("""{"name":"review","arguments":{"name":"a","table":"none"}}""", "table: must be one of*")]
    [TestCase("""{"name":"review","arguments":{"name":"a","row":"1"}}""", "row: is unknown; did you mean rows?*")]
    [TestCase("""{"name":"plain","arguments":[]}""", "The parameter \"arguments\" must be an object*")]
    public async Task Get_ParametersWrong_Is32602AndNamesThem(string parameters, string message)
    {
        JsonElement legacy = await AskAsync("prompts/get", parameters);
        string name = JsonElement.Parse(parameters).TryGetProperty("name", out JsonElement given) ? given.GetString()! : "x";
        using HttpResponseMessage response = await new ModernCall("prompts/get", "," + parameters[1..^1]).SendAsync(_app, name);

        foreach (JsonElement answer in new[] { legacy, await response.JsonAsync() })
        {
            answer.ErrorCode().Should().Be(-32602);
            answer.Text("error", "message").Should().Match(message);
        }
    }

    [Test]
    public async Task Get_UnforeseenFailure_TellsOnlyAnId()
    {
        JsonElement answer = await AskAsync("prompts/get", """{"name":"broken"}""");

        answer.ErrorCode().Should().Be(-32603);
        answer.GetRawText().Should().NotContain("secret").And.Contain("its log has the details under");
    }

    [Test]
    public async Task CallTool_Content_IsWrittenBlockByBlock()
    {
        JsonElement result = (await AskAsync("tools/call", """{"name":"blocks"}""")).GetProperty("result");

        result.GetProperty("content").GetRawText().Should().Be(
            """[{"type":"text","text":"words","annotations":{"audience":["user"],"priority":0.5,"lastModified":"1970-01-01T00:00:00+00:00"}},{"type":"image","data":"AQID","mimeType":"image/png"},{"type":"audio","data":"BA==","mimeType":"audio/wav"},{"type":"resource","resource":{"uri":"test://a","mimeType":"text/plain","text":"inside"}},{"type":"resource","resource":{"uri":"test://b","blob":"BQ=="}},{"type":"text","text":"The C: test://c"}]""");
        result.Text("structuredContent").Should().Be("""{"n":1}""");
    }

    private async Task<JsonElement> AskAsync(string method, string parameters)
    {
        using HttpResponseMessage response = await _app.PostAsync($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""");
        return await response.JsonAsync();
    }
}
