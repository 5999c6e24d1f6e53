using System.Net;
using Gateway.Configuration;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class ToolMethodTests
{
    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync(new GatewaySettings { Mcp = new McpOptions { PageSize = 5 } });

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task ListTools_PageByPage_TellsEveryToolOnceAndInOrder()
    {
        List<string> names = [];
        int pages = 0;
        for (string? cursor = ""; cursor is not null; pages++)
        {
            JsonElement result = (await ListAsync($$"""{"cursor":"{{cursor}}"}""")).GetProperty("result");
            names.AddRange(result.GetProperty("tools").EnumerateArray().Select(tool => tool.Text("name")));
            cursor = result.TryGetProperty("nextCursor", out JsonElement next) ? next.GetString() : null;
        }

        names.Should().Equal(_app.Tools.Tools.Select(tool => tool.Name));
        pages.Should().Be(4);
    }

    [Test]
    public async Task CallTool_Misspelt_IsToldTheNearest() =>
        (await CallAsync("ecko", "{}")).Text("error", "message").Should().Be("Unknown tool: ecko. Did you mean echo? tools/list returns the names.");

    [TestCase("""{"cursor":"bm9uc2Vuc2U"}""")]
    [TestCase("""{"cursor":"***"}""")]
    [TestCase("""{"cursor":"YWZ0ZXI6bm9uZQ"}""")]
    [TestCase("""{"cursor":5}""")]
    public async Task ListTools_CursorOfNobody_Is32602(string parameters) => (await ListAsync(parameters)).ErrorCode().Should().Be(-32602);

    [Test]
    public async Task ListTools_Schema_KeepsEveryKeyword()
    {
        JsonElement tool = (await ListAsync("{}")).GetProperty("result").GetProperty("tools")[3];

        tool.Text("inputSchema").Should().Be(TestTools.ObjectSchema);
        tool.Text("title").Should().Be("The echo");
        tool.Text("annotations").Should().Be("""{"title":"The echo","readOnlyHint":true,"destructiveHint":false,"idempotentHint":true,"openWorldHint":true}""");
    }

    [Test]
    public async Task ListTools_OutputThatIsNoObject_IsShownInTheModernEraOnly()
    {
        JsonElement legacy = (await ListAsync("{}")).GetProperty("result").GetProperty("tools")[0];
        using HttpResponseMessage response = await new ModernCall("tools/list").SendAsync(_app);
        JsonElement modern = (await response.JsonAsync()).GetProperty("result").GetProperty("tools")[0];

        legacy.TryGetProperty("outputSchema", out _).Should().BeFalse();
        modern.Text("outputSchema").Should().Be("""{"type":"array"}""");
    }

    [Test]
    public async Task CallTool_Result_IsStructuredAndMirroredAsText()
    {
        JsonElement result = (await CallAsync("echo", """{"n":1,"s":"é\"<"}""")).GetProperty("result");

        result.Text("structuredContent").Should().Be("""{"n":1,"s":"é\"<"}""");
        result.GetProperty("content")[0].Text("type").Should().Be("text");
        result.GetProperty("content")[0].Text("text").Should().Be("""{"n":1,"s":"é\"<"}""");
        result.TryGetProperty("isError", out _).Should().BeFalse();
    }

    [Test]
    public async Task CallTool_WithoutArguments_CountsAsEmpty()
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""");

        (await response.JsonAsync()).Text("result", "structuredContent").Should().Be("{}");
    }

    [Test]
    public async Task CallTool_ResultThatIsNoObject_IsStructuredInTheModernEraOnly()
    {
        JsonElement legacy = (await CallAsync("array", "{}")).GetProperty("result");
        using HttpResponseMessage response = await ModernCall.Tool("array").SendAsync(_app, "array");
        JsonElement modern = (await response.JsonAsync()).GetProperty("result");

        legacy.TryGetProperty("structuredContent", out _).Should().BeFalse();
        legacy.GetProperty("content")[0].Text("text").Should().Be("[1,2]");
        modern.Text("structuredContent").Should().Be("[1,2]");
        modern.Text("resultType").Should().Be("complete");
    }

    [TestCase("fail_arguments", "invalid_argument")]
    [TestCase("fail_refused", "refused")]
    [TestCase("fail_unavailable", "tws_unavailable")]
    [TestCase("fail_tws", "200")]
    [TestCase("fail_internal", "internal")]
    public async Task CallTool_ToolFails_IsAResultThatNamesCodeMessageAndHint(string tool, string code)
    {
        JsonElement result = (await CallAsync(tool, "{}")).GetProperty("result");

        result.GetProperty("isError").GetBoolean().Should().BeTrue();
        result.GetProperty("content")[0].Text("text").Should().Contain(code).And.Contain("It did not work.").And.Contain("Try something else.");
        result.TryGetProperty("structuredContent", out _).Should().BeFalse();
    }

    [Test]
    public async Task CallTool_ToolThrows_IsAnInternalErrorWithoutDetails()
    {
        JsonElement message = await CallAsync("throws", "{}");

        message.ErrorCode().Should().Be(-32603);
        message.GetRawText().Should().NotContain("secret");
    }

    [TestCase("""{"name":"nobody"}""")]
    [TestCase("""{"arguments":{}}""")]
    [TestCase("""{"name":5}""")]
    [TestCase("""{"name":"echo","arguments":[]}""")]
    [TestCase("""{"name":"echo","arguments":"{}"}""")]
    public async Task CallTool_ParametersWrong_Is32602With200InBothEras(string parameters)
    {
        using HttpResponseMessage legacy = await _app.PostAsync($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{parameters}}}""");
        var call = new ModernCall("tools/call", "," + parameters[1..^1]);
        string name = parameters.Contains("nobody", StringComparison.Ordinal) ? "nobody" : "echo";
        using HttpResponseMessage modern = await call.SendAsync(_app, name);

        foreach (HttpResponseMessage response in new[] { legacy, modern })
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
            (await response.JsonAsync()).ErrorCode().Should().Be(-32602);
        }
    }

    private async Task<JsonElement> ListAsync(string parameters)
    {
        using HttpResponseMessage response = await _app.PostAsync($$"""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{{parameters}}}""");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.JsonAsync();
    }

    private async Task<JsonElement> CallAsync(string tool, string arguments)
    {
        using HttpResponseMessage response = await _app.PostAsync(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}} } }""");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        return await response.JsonAsync();
    }
}
