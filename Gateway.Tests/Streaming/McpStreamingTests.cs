using System.Net.Http.Headers;
using Gateway.Tests.Support;

namespace Gateway.Tests.Streaming;

[TestFixture]
public sealed class McpStreamingTests
{
    private const string Plain = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"stream"}}""";
    private const string WithToken = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"stream","_meta":{"progressToken":"p"}}}""";
    private const string Sse = "application/json, text/event-stream";

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [Test]
    public async Task Stream_LinesAccepted_FirstUpdateArrivesBeforeTheToolEnds()
    {
        await _app.Tools.Updates.Writer.WriteAsync("""{"bid":1}""");
        using HttpResponseMessage response = await _app.PostAsync(Plain);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string? first = await reader.NextLineAsync();
        _app.Tools.Updates.Writer.Complete();
        string? last = await reader.NextLineAsync();

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        first.Should().Be("""{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","logger":"stream","data":{"bid":1}}}""");
        last.Should().StartWith("""{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"{\"updates\":1}"}],"structuredContent":{"updates":1}""");
        (await reader.NextLineAsync()).Should().BeNull();
    }

    [Test]
    public async Task Stream_EventsAccepted_FirstUpdateArrivesAsAnEventBeforeTheToolEnds()
    {
        await _app.Tools.Updates.Writer.WriteAsync("""{"bid":1}""");
        using HttpResponseMessage response = await _app.PostAsync(WithToken, ("Accept", Sse));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string?[] first = [await reader.NextLineAsync(), await reader.NextLineAsync(), await reader.NextLineAsync()];
        _app.Tools.Updates.Writer.Complete();

        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        response.Headers.CacheControl!.ToString().Should().Contain("no-cache").And.Contain("no-transform");
        response.Headers.GetValues("X-Accel-Buffering").Should().Equal("no");
        first.Should().Equal(
            "event: message",
            """data: {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"p","progress":1,"message":"{\"bid\":1}"}}""",
            "");
        (await reader.ReadToEndAsync().PromptlyAsync("the end of the answer")).Should()
            .StartWith("event: message\n" + """data: {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","logger":"stream","data":{"bid":1}}}""")
            .And.Contain("\n\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":").And.EndWith("\n\n");
    }

    [Test]
    public async Task Stream_EventsAcceptedButNothingAskedFor_IsALoneResult()
    {
        await _app.Tools.Updates.Writer.WriteAsync("{}");
        _app.Tools.Updates.Writer.Complete();
        using HttpResponseMessage response = await _app.PostAsync(Plain, ("Accept", Sse));

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    [Test]
    public async Task Stream_LevelSetInTheSession_SendsLogMessages()
    {
        string id = await _app.InitializeAsync();
        using HttpResponseMessage set = await _app.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"info"}}""", ("Mcp-Session-Id", id));
        List<JsonElement> messages = await StreamAsync(Plain, ("Mcp-Session-Id", id), ("Accept", Sse));

        messages.Select(McpWire.Method).Should().Equal("notifications/message", "notifications/message", "");
    }

    [Test]
    public async Task Stream_LevelAboveInfo_SendsOnlyTheGap()
    {
        ModernCall call = ModernCall.Tool("stream", meta: ""","io.modelcontextprotocol/logLevel":"warning" """);
        List<JsonElement> messages = await StreamAsync(call.Body, [.. call.Headers("stream")]);

        messages.Select(McpWire.Method).Should().Equal("notifications/message", "");
        messages[0].Text("params", "level").Should().Be("warning");
        messages[0].Text("params", "data", "gap", "reason").Should().Be("slow reader");
        messages[0].Text("params", "data", "gap", "dropped").Should().Be("3");
    }

    [Test]
    public async Task Stream_TokenAndLevel_SendsBothAndProgressRises()
    {
        ModernCall call = ModernCall.Tool("stream", meta: ""","progressToken":42,"io.modelcontextprotocol/logLevel":"debug" """);
        List<JsonElement> messages = await StreamAsync(call.Body, [.. call.Headers("stream")]);
        List<JsonElement> progress = [.. messages.Where(message => message.Method() == "notifications/progress")];

        progress.Should().HaveCount(2).And.OnlyContain(message => message.Text("params", "progressToken") == "42");
        progress.Select(message => message.GetProperty("params").GetProperty("progress").GetDouble()).Should().Equal(1, 2);
        messages.Count(message => message.Method() == "notifications/message").Should().Be(2);
        messages[^1].TryGetProperty("result", out _).Should().BeTrue();
    }

    [Test]
    public async Task Progress_WithToken_IsStrictlyRising()
    {
        using HttpResponseMessage response = await _app.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":7}}}""", ("Accept", Sse));
        List<JsonElement> messages = await response.MessagesAsync();

        messages.SkipLast(1).Select(message => message.GetProperty("params").GetProperty("progress").GetDouble()).Should().Equal(1, 2.5, 3);
        messages[0].Text("params", "total").Should().Be("3");
    }

    [Test]
    public async Task Progress_WithoutToken_IsNotSent()
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress"}}""");

        (await response.MessagesAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task Result_WithLineBreaksInIt_StaysOneLine()
    {
        using HttpResponseMessage response = await _app.PostAsync(
            """[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":7}}},{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"multiline"}}]""");
        List<JsonElement> messages = await response.MessagesAsync();

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        messages[^1][1].GetProperty("result").GetProperty("structuredContent").GetProperty("a").GetInt32().Should().Be(1);
    }

    [Test]
    public async Task Stream_ClientLeaves_EndsTheTool()
    {
        await _app.Tools.Updates.Writer.WriteAsync("{}");
        HttpResponseMessage response = await _app.PostAsync(Plain);
        response.Dispose();

        await _app.Tools.Cancelled.Task.PromptlyAsync("the end of the tool whose client left");
    }

    [Test]
    public async Task Stream_OneReaderDoesNotRead_OthersAreServed()
    {
        string filler = $$"""{"filler":"{{new string('x', 60_000)}}"}""";
        for (int i = 0; i < 500; i++)
            await _app.Tools.Updates.Writer.WriteAsync(filler);
        using HttpResponseMessage unread = await _app.PostAsync(Plain);
        using HttpResponseMessage ping = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""").WaitAsync(McpTestApp.Deadline);

        ping.IsSuccessStatusCode.Should().BeTrue();
        _app.Tools.Updates.Reader.Count.Should().BePositive("the unread stream holds its own tool back, not the memory");
    }

    [Test]
    public async Task Stream_GatewayStops_EndsWithAnErrorResult()
    {
        await _app.Tools.Updates.Writer.WriteAsync("{}");
        using HttpResponseMessage response = await _app.PostAsync(Plain);

        _app.Stop();

        List<JsonElement> messages = await response.MessagesAsync();
        messages[^1].GetProperty("result").GetProperty("isError").GetBoolean().Should().BeTrue();
        messages[^1].GetRawText().Should().Contain("gateway_stopping");
    }

    private async Task<List<JsonElement>> StreamAsync(string body, params (string Name, string Value)[] headers)
    {
        await _app.Tools.Updates.Writer.WriteAsync("""{"bid":1}""");
        await _app.Tools.Updates.Writer.WriteAsync("gap");
        _app.Tools.Updates.Writer.Complete();
        using HttpResponseMessage response = await _app.PostAsync(body, headers);
        response.Content.Headers.ContentType.Should().Be(new MediaTypeHeaderValue("text/event-stream"));
        return await response.MessagesAsync();
    }
}
