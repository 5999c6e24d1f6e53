using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Gateway.Tests.Support;
using global::Relay;

namespace Gateway.Tests.Relay;

[TestFixture]
public sealed class StdioRelayTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}""";
    private const string Initialized = """{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-06-18"}}""";
    private const string Call = """{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"t"}}""";
    private const string Answer = """{"jsonrpc":"2.0","id":"a","result":{}}""";
    private const string ModernCall =
        """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"t","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""";

    [Test]
    public async Task RunAsync_AgainstAGateway_AnswersBothGenerations()
    {
        await using var gateway = await GatewayFixture.StartDemoAsync();
        const string Open =
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}""";
        const string Modern = """
            {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ibkr_get_managed_accounts","arguments":{},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"x","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}
            """;

        var lines = await RelayAsync(
            new SocketsHttpHandler(), new Uri(gateway.Http.BaseAddress!, "/api/v1/mcp"),
            Open,
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"ibkr_get_current_time","arguments":{}}}""",
            Modern);

        lines.Select(line => line["id"]!.ToJsonString()).Should().BeEquivalentTo("1", "2", "7");
        lines.Should().OnlyContain(line => line["result"] != null);
        lines.Single(line => line["id"]!.ToJsonString() == "7").ToJsonString().Should().Contain("DU1000001");
    }

    [Test]
    public async Task RunAsync_LegacySession_SendsItsIdAndVersionAndEndsIt()
    {
        var gateway = new ScriptedGateway((request, body) => request.Method == HttpMethod.Get ? new HttpResponseMessage(HttpStatusCode.MethodNotAllowed)
            : body == Initialize ? ScriptedGateway.Json(Initialized, session: "s1") : ScriptedGateway.Json(Answer));

        await RelayAsync(gateway, Initialize, Call);

        var call = gateway.Requests.Single(request => request.Body == Call);
        call.Headers.GetValues("Mcp-Session-Id").Should().Equal("s1");
        call.Headers.GetValues("MCP-Protocol-Version").Should().Equal("2025-06-18");
        gateway.Requests.Last().Method.Should().Be("DELETE");
    }

    [Test]
    public async Task RunAsync_ModernRequest_NamesItselfInHeadersAndHasNoSession()
    {
        var gateway = new ScriptedGateway((_, body) => body == Initialize ? ScriptedGateway.Json(Initialized, session: "s1") : ScriptedGateway.Json("""{"jsonrpc":"2.0","id":7,"result":{}}"""));

        await RelayAsync(gateway, Initialize, ModernCall);

        var headers = gateway.Requests.Single(request => request.Body == ModernCall).Headers;
        headers.GetValues("MCP-Protocol-Version").Should().Equal("2026-07-28");
        headers.GetValues("Mcp-Method").Should().Equal("tools/call");
        headers.GetValues("Mcp-Name").Should().Equal("t");
        headers.Contains("Mcp-Session-Id").Should().BeFalse();
    }

    [Test]
    public async Task RunAsync_SessionIsGone_OpensAnotherAndAsksAgain()
    {
        var sessions = 0;
        var gateway = new ScriptedGateway((request, body) =>
            body == Initialize ? ScriptedGateway.Json(Initialized, session: "s" + ++sessions)
            : request.Headers.GetValues("Mcp-Session-Id").Single() == "s1" ? ScriptedGateway.Json("""{"jsonrpc":"2.0","id":"a","error":{"code":-32001,"message":"Session not found"}}""", HttpStatusCode.NotFound)
            : ScriptedGateway.Json(Answer));

        var lines = await RelayAsync(gateway, Initialize, Call);

        lines.Select(line => line.ToJsonString()).Should().Equal(Initialized, Answer);
    }

    [Test]
    public async Task RunAsync_StreamBreaks_GoesOnAfterTheLastEvent()
    {
        const string Progress = """{"jsonrpc":"2.0","method":"notifications/progress","params":{}}""";
        var time = new ManualTimeProvider();
        var gateway = new ScriptedGateway((request, body) =>
            body == Initialize ? ScriptedGateway.Json(Initialized, session: "s1")
            : request.Method == HttpMethod.Get ? ScriptedGateway.Events($"id: 2\ndata: {Answer}\n\n")
            : ScriptedGateway.Events($"id: 1\ndata: {Progress}\n\n"));

        var running = RelayAsync(gateway, new Uri("http://gateway/mcp"), time, Initialize, Call);
        await time.TimerSetAsync(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));

        (await running).Select(line => line.ToJsonString()).Should().Equal(Initialized, Progress, Answer);
        gateway.Requests.Single(request => request.Method == "GET").Headers.GetValues("Last-Event-ID").Should().Equal("1");
    }

    [TestCase(HttpStatusCode.Unauthorized, "{\"title\":\"no\"}", "wants a token: set GATEWAY_TOKEN")]
    [TestCase(HttpStatusCode.BadGateway, "<html>", "gave no answer to pass on (502): <html>")]
    [TestCase(HttpStatusCode.OK, "", "the connection ended before the answer")]
    public async Task RunAsync_GatewayGivesNoAnswer_SaysSoAsTheAnswer(HttpStatusCode status, string body, string expected)
    {
        var lines = await RelayAsync(new ScriptedGateway((_, _) => ScriptedGateway.Json(body, status)), Call);

        lines.Single()["error"]!["message"]!.GetValue<string>().Should().Contain(expected);
        lines.Single()["id"]!.GetValue<string>().Should().Be("a");
    }

    [Test]
    public async Task RunAsync_GatewayCannotBeReached_SaysWhereItWasLookedFor()
    {
        var lines = await RelayAsync(new ScriptedGateway((_, _) => throw new HttpRequestException("Connection refused")), Call);

        lines.Single()["error"]!["message"]!.GetValue<string>().Should().Be(
            "The gateway at http://gateway/mcp cannot be reached: Connection refused. Start it, or set GATEWAY_URL.");
    }

    [Test]
    public async Task RunAsync_RefusedWithAnAnswer_PassesItOn()
    {
        const string Refusal = """{"jsonrpc":"2.0","id":"a","error":{"code":-32601,"message":"Method not found"}}""";

        (await RelayAsync(new ScriptedGateway((_, _) => ScriptedGateway.Json(Refusal, HttpStatusCode.NotFound)), Call))
            .Single().ToJsonString().Should().Be(Refusal);
    }

    [Test]
    public async Task RunAsync_AnswerHasLineEnds_IsOneLine() =>
        (await RelayAsync(new ScriptedGateway((_, _) => ScriptedGateway.Json("{\n\"jsonrpc\":\"2.0\",\r\n\"id\":\"a\",\"result\":{}\n}")), Call))
            .Single().ToJsonString().Should().Be(Answer);

    [Test]
    public async Task RunAsync_LineIsNoJson_AnswersAndGoesOn() =>
        (await RelayAsync(new ScriptedGateway((_, _) => ScriptedGateway.Json(Answer)), "nonsense", Call))
            .Select(line => line["error"]?["code"]?.GetValue<int>()).Should().Equal(-32700, null);

    [Test]
    public async Task RunAsync_ModernRequestIsCancelled_EndsItsConnectionWithoutAnAnswer()
    {
        var held = new HeldStream();
        var gateway = new ScriptedGateway((_, _) => ScriptedGateway.Events(held));
        var input = new Pipe();
        using var output = new MemoryStream();
        await using var relay = new StdioRelay(new RelayOptions(new Uri("http://gateway/mcp"), Token: null), gateway, output, TextWriter.Null, TimeProvider.System);
        var running = relay.RunAsync(input.Reader.AsStream());
        await input.Writer.WriteAsync(Encoding.UTF8.GetBytes(ModernCall + "\n"));
        await held.Asked.WaitAsync(GatewayFixture.Deadline);

        await input.Writer.WriteAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}"""u8.ToArray());
        await input.Writer.CompleteAsync();

        await running.WaitAsync(GatewayFixture.Deadline);
        output.Length.Should().Be(0);
        gateway.Requests.Should().ContainSingle("a cancellation of a modern request is no message");
    }

    private static Task<List<JsonNode>> RelayAsync(HttpMessageHandler gateway, params string[] lines) =>
        RelayAsync(gateway, new Uri("http://gateway/mcp"), lines);

    private static Task<List<JsonNode>> RelayAsync(HttpMessageHandler gateway, Uri endpoint, params string[] lines) =>
        RelayAsync(gateway, endpoint, TimeProvider.System, lines);

    private static async Task<List<JsonNode>> RelayAsync(HttpMessageHandler gateway, Uri endpoint, TimeProvider time, params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n", lines)));
        using var output = new MemoryStream();
        await using (var relay = new StdioRelay(new RelayOptions(endpoint, Token: null), gateway, output, TextWriter.Null, time))
            await relay.RunAsync(input).WaitAsync(GatewayFixture.Deadline);
        var written = Encoding.UTF8.GetString(output.ToArray());
        return [.. written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>A body that sends nothing until its reader leaves.</summary>
    private sealed class HeldStream : MemoryStream
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _read.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _read.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
