using System.Net;
using System.Text;
using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

[TestFixture]
public sealed class LegacyCancellationTests
{
    private const string Block = """{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"block"}}""";
    private const string Cancel = """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}""";

    private McpTestApp _app = null!;

    [SetUp]
    public async Task SetUp() => _app = await McpTestApp.StartAsync();

    [TearDown]
    public async Task TearDown() => await _app.DisposeAsync();

    [TestCase("application/json, text/event-stream")]
    [TestCase("application/json")]
    public async Task Cancelled_CallUnderWay_EndsItWithoutAResponse(string accept)
    {
        string id = await _app.InitializeAsync();
        Task<HttpResponseMessage> call = _app.PostAsync(Block, ("Mcp-Session-Id", id), ("Accept", accept));
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        using HttpResponseMessage cancel = await _app.PostAsync(Cancel, ("Mcp-Session-Id", id));
        cancel.StatusCode.Should().Be(HttpStatusCode.Accepted);

        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        using HttpResponseMessage response = await call;
        (await response.MessagesAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Cancelled_FromAnotherSession_DoesNothing()
    {
        string id = await _app.InitializeAsync();
        string other = await _app.InitializeAsync();
        Task<HttpResponseMessage> call = _app.PostAsync(Block, ("Mcp-Session-Id", id));
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        using HttpResponseMessage cancel = await _app.PostAsync(Cancel, ("Mcp-Session-Id", other));
        _app.Tools.Release.SetResult();

        using HttpResponseMessage response = await call;
        (await response.JsonAsync()).Text("result", "structuredContent").Should().Be("""{"done":true}""");
    }

    [Test]
    public async Task ClientLeaves_InASession_CallGoesOn()
    {
        string id = await _app.InitializeAsync();
        await LeaveAsync(Block, ("Mcp-Session-Id", id));
        _app.Tools.Release.SetResult();

        await _app.Tools.Ended.Task.WaitAsync(McpTestApp.Deadline);
        _app.Tools.Cancelled.Task.IsCompleted.Should().BeFalse();
    }

    [TestCase("application/json, text/event-stream")]
    [TestCase("application/json")]
    public async Task ClientLeaves_StreamInASession_EndsBecauseNobodyCanResumeIt(string accept)
    {
        string id = await _app.InitializeAsync();
        await LeaveAsync(Block.Replace("block", "stream", StringComparison.Ordinal), ("Mcp-Session-Id", id), ("Accept", accept));

        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        using HttpResponseMessage ping = await _app.PostAsync("""{"jsonrpc":"2.0","id":6,"method":"ping"}""", ("Mcp-Session-Id", id));
        ping.StatusCode.Should().Be(HttpStatusCode.OK, "the session itself goes on");
    }

    [Test]
    public async Task ClientLeaves_WithoutASession_CallIsCancelled()
    {
        await LeaveAsync(Block);

        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
    }

    [Test]
    public async Task Delete_CallUnderWay_CancelsIt()
    {
        string id = await _app.InitializeAsync();
        Task<HttpResponseMessage> call = _app.PostAsync(Block, ("Mcp-Session-Id", id));
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        using HttpResponseMessage delete = await _app.SendAsync(HttpMethod.Delete, "/mcp", null, ("Mcp-Session-Id", id));

        await _app.Tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        (await call).Dispose();
    }

    [Test]
    public async Task Request_IdOfACallUnderWay_IsRefused()
    {
        string id = await _app.InitializeAsync();
        Task<HttpResponseMessage> call = _app.PostAsync(Block, ("Mcp-Session-Id", id));
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        using HttpResponseMessage second = await _app.PostAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", ("Mcp-Session-Id", id));
        _app.Tools.Release.SetResult();

        (await second.JsonAsync()).ErrorCode().Should().Be(-32600);
        (await call).Dispose();
    }

    private async Task LeaveAsync(string body, params (string Name, string Value)[] headers)
    {
        using var leave = new CancellationTokenSource();
        Task<HttpResponseMessage> call = _app.SendAsync(HttpMethod.Post, "/mcp", new StringContent(body, Encoding.UTF8, "application/json"), leave.Token, headers);
        await _app.Tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        await leave.CancelAsync();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }
}
