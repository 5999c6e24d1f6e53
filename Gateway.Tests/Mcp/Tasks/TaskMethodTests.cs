using System.Net;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Tasks;
using Gateway.Registry;
using Gateway.Tests.Support;
using Gateway.Tools.Quotes;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp.Tasks;

[TestFixture]
public sealed class TaskMethodTests
{
    private static readonly TimeSpan Ttl = new McpOptions().TaskTtl;

    private McpTestApp _app = null!;
    private TaskTools _tools = null!;
    private TaskCaller _client = null!;

    [SetUp]
    public async Task SetUp()
    {
        _tools = new TaskTools();
        _app = await McpTestApp.StartAsync(
            new GatewaySettings { Mcp = new McpOptions { MaxTasks = 3, MaxTasksPerCaller = 3 } },
            services: services => services.AddSingleton<IToolRegistry>(_tools));
        _client = new TaskCaller(_app);
    }

    [TearDown]
    public async Task TearDown()
    {
        _tools.Release.TrySetResult();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task CallTool_ClientKnowsTasks_AnswersTheTaskAtOnce()
    {
        JsonElement result = (await _client.CallAsync("block", extra: ""","task":{"ttl":5}""")).GetProperty("result");

        result.EnumerateObject().Select(member => member.Name)
            .Should().Equal("resultType", "taskId", "status", "createdAt", "lastUpdatedAt", "ttlMs", "pollIntervalMs", "_meta");
        result.Text("resultType").Should().Be("task");
        result.Text("taskId").Should().MatchRegex("^[0-9a-f]{40}$");
        result.Text("status").Should().Be("working");
        result.Text("createdAt").Should().Be("2026-01-05T14:30:00.000Z");
        result.GetProperty("ttlMs").GetInt64().Should().Be((long)Ttl.TotalMilliseconds);
        (await _client.GetAsync(result.Text("taskId"))).Text("status").Should().Be("working");
    }

    [Test]
    public async Task CallTool_ClientDoesNotKnowTasks_WaitsForTheResult()
    {
        JsonElement result = (await new TaskCaller(_app) { Capabilities = "{}" }.CallAsync("quick", arguments: """{"n":1}""")).GetProperty("result");

        result.Text("resultType").Should().Be("complete");
        result.Text("structuredContent").Should().Be("""{"n":1}""");
    }

    [TestCase("""{"extensions":{}}""")]
    [TestCase("""{"extensions":{"io.modelcontextprotocol/tasks":true}}""")]
    [TestCase("""{"extensions":[]}""")]
    public async Task CallTool_TaskIsRequiredAndUnknown_Is32021(string capabilities)
    {
        using HttpResponseMessage response = await new TaskCaller(_app) { Capabilities = capabilities }.SendAsync("tools/call", ""","name":"fails" """, "fails");
        JsonElement message = await response.JsonAsync();

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        message.ErrorCode().Should().Be(-32021);
        message.Text("error", "data").Should().Be("""{"requiredCapabilities":{"extensions":{"io.modelcontextprotocol/tasks":{}}}}""");
    }

    [Test]
    public async Task CallTool_TaskIsRequiredInLegacyEra_IsRefused()
    {
        using HttpResponseMessage response = await _app.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fails"}}""");

        (await response.JsonAsync()).ErrorCode().Should().Be(-32601);
    }

    [Test]
    public async Task CallTool_NotATaskTool_IsAnsweredItself() =>
        (await _client.CallAsync("plain")).Text("result", "resultType").Should().Be("complete");

    [Test]
    public async Task CallTool_StreamAndProgressAskedFor_IsFollowedInTheCall()
    {
        _tools.Release.SetResult();
        JsonElement result = (await _client.CallAsync("stream", meta: ""","progressToken":"p" """)).GetProperty("result");

        result.Text("resultType").Should().Be("complete");
    }

    [Test]
    public async Task GetTask_StreamWithoutProgressToken_TellsTheLastUpdateAndThenTheSummary()
    {
        string id = await _client.StartAsync("stream");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        (await _client.GetAsync(id)).Text("statusMessage").Should().Be("""{"bid":1}""");

        _tools.Release.SetResult();

        (await EndedAsync(id)).Text("result", "structuredContent").Should().Be("""{"done":true}""");
    }

    [Test]
    public async Task GetTask_ToolTellsProgress_IsTheStatusMessage()
    {
        string id = await _client.StartAsync("tells");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        (await _client.GetAsync(id)).Text("statusMessage").Should().Be("Two of three");
    }

    [Test]
    public async Task GetTask_Completed_InlinesTheResultAsTheCallWouldHaveAnswered()
    {
        JsonElement created = (await _client.CallAsync("quick", arguments: """{"n":[1,2]}""")).GetProperty("result");
        JsonElement task = await EndedAsync(created.Text("taskId"));

        task.Text("resultType").Should().Be("complete");
        task.Text("status").Should().Be("completed");
        task.Text("result").Should().Be("""{"content":[{"type":"text","text":"{\"n\":[1,2]}"}],"structuredContent":{"n":[1,2]},"resultType":"complete"}""");
    }

    [Test]
    public async Task GetTask_ToolFailed_IsCompletedWithIsError()
    {
        JsonElement task = await EndedAsync(await _client.StartAsync("fails"));

        task.Text("status").Should().Be("completed");
        task.GetProperty("result").GetProperty("isError").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task GetTask_ProtocolError_IsFailedWithTheError()
    {
        JsonElement task = await EndedAsync(await _client.StartAsync("protocol"));

        task.Text("status").Should().Be("failed");
        task.Text("error").Should().Be("""{"code":-32603,"message":"The protocol is at fault."}""");
        task.TryGetProperty("result", out _).Should().BeFalse();
    }

    [Test]
    public async Task GetTask_Fault_IsFailedWithoutDetails()
    {
        JsonElement task = await EndedAsync(await _client.StartAsync("fault"));

        task.Text("status").Should().Be("failed");
        task.GetRawText().Should().NotContain("secret");
    }

    [Test]
    public async Task CallTool_ProtocolErrorOutsideATask_IsAJsonRpcError()
    {
        JsonElement message = await _client.CallAsync("protocol_plain");

        message.Text("error").Should().Be("""{"code":-32602,"message":"The protocol is at fault.","data":5}""");
    }

    [Test]
    public async Task CancelTask_Working_IsAcknowledgedAndSettles()
    {
        string id = await _client.StartAsync("block");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        JsonElement answer = await _client.TaskAsync("tasks/cancel", id);

        answer.GetProperty("result").EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo("resultType", "_meta");
        (await EndedAsync(id)).Text("status").Should().Be("cancelled");
        (await _client.TaskAsync("tasks/cancel", id)).Text("result", "resultType").Should().Be("complete");
    }

    [TestCase("tasks/get")]
    [TestCase("tasks/update")]
    [TestCase("tasks/cancel")]
    public async Task TaskMethod_ExtensionNotDeclared_Is32021(string method)
    {
        using HttpResponseMessage response = await new TaskCaller(_app) { Capabilities = "{}" }.SendAsync(method, ""","taskId":"x","inputResponses":{}""", "x");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32021);
    }

    [TestCase("tasks/get")]
    [TestCase("tasks/update")]
    [TestCase("tasks/cancel")]
    public async Task TaskMethod_UnknownId_Is32602(string method)
    {
        (await _client.TaskAsync(method, "nonsense", ""","inputResponses":{}""")).ErrorCode().Should().Be(-32602);
        using HttpResponseMessage response = await _client.SendAsync(method, ""","taskId":5""");
        (await response.JsonAsync()).ErrorCode().Should().Be(-32602);
    }

    [TestCase("tasks/list")]
    [TestCase("tasks/result")]
    public async Task TaskMethod_OfTheOldExperiment_Is404(string method)
    {
        using HttpResponseMessage response = await _client.SendAsync(method, ""","taskId":"x" """);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.JsonAsync()).ErrorCode().Should().Be(-32601);
    }

    [Test]
    public async Task TryGet_AnotherCaller_FindsNothing()
    {
        string id = await _client.StartAsync("block");
        TaskStore store = _app.Get<TaskStore>();

        store.TryGet(id, Caller.Local).Should().NotBeNull();
        store.TryGet(id, Caller.Local with { Id = "other" }).Should().BeNull();
    }

    [Test]
    public void Ttl_Default_LeavesTimeToFetchTheResultOfTheLongestStream()
    {
        Ttl.Should().BeGreaterThan(TimeSpan.FromSeconds(StreamTools.LongestSeconds) + TimeSpan.FromMinutes(30));
    }

    [Test]
    public async Task Ttl_IsOver_ForgetsTheTaskAndCancelsWhatOnlyLooks()
    {
        string block = await _client.StartAsync("block");
        string quick = await _client.StartAsync("quick");
        await EndedAsync(quick);
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        Task ended = _app.Get<TaskStore>().TryGet(block, Caller.Local)!.Ended;

        _app.Time.Advance(Ttl - TimeSpan.FromMinutes(1));
        (await _client.GetAsync(quick)).Text("status").Should().Be("completed");
        _app.Time.Advance(TimeSpan.FromMinutes(1));

        await _tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
        await ended.WaitAsync(McpTestApp.Deadline);
        (await _client.TaskAsync("tasks/get", quick)).ErrorCode().Should().Be(-32602);
        (await _client.TaskAsync("tasks/get", block)).ErrorCode().Should().Be(-32602);
        _app.Get<TaskStore>().Count.Should().Be(0);
    }

    [Test]
    public async Task Ttl_IsOver_LetsAnOrderFinish()
    {
        string id = await _client.StartAsync("order");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);

        _app.Time.Advance(Ttl + TimeSpan.FromHours(1));
        (await _client.GetAsync(id)).Text("status").Should().Be("working");
        Task ended = _app.Get<TaskStore>().TryGet(id, Caller.Local)!.Ended;
        _tools.Release.SetResult();

        await ended.WaitAsync(McpTestApp.Deadline);
        _tools.Cancelled.Task.IsCompleted.Should().BeFalse();
        _app.Get<TaskStore>().Count.Should().Be(0);
    }

    [Test]
    public async Task CallTool_NoRoomForAnotherTask_OptionalOnesRunInTheCallAndRequiredOnesFail()
    {
        for (int i = 0; i < 3; i++)
            await _client.StartAsync("quick");

        (await _client.CallAsync("quick")).Text("result", "resultType").Should().Be("complete");
        (await _client.CallAsync("fails")).ErrorCode().Should().Be(-32603);
    }

    [Test]
    public async Task Stop_TasksRun_EndsThoseThatLookAndWaitsForThem()
    {
        string id = await _client.StartAsync("block");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        McpTask task = _app.Get<TaskStore>().TryGet(id, Caller.Local)!;

        await _app.Get<TaskStore>().StopAsync(CancellationToken.None).WaitAsync(McpTestApp.Deadline);

        task.State.Status.Should().Be(McpTaskStatus.Cancelled);
        _app.Get<TaskStore>().Count.Should().Be(0);
    }

    [Test]
    public async Task CallTool_ToolEndsBeforeItsTaskBegins_IsAnsweredItself() =>
        (await _client.CallAsync("direct")).Text("result", "structuredContent").Should().Be("""{"direct":true}""");

    private async Task<JsonElement> EndedAsync(string id)
    {
        await _app.Get<TaskStore>().TryGet(id, Caller.Local)!.Ended.WaitAsync(McpTestApp.Deadline);
        return await _client.GetAsync(id);
    }
}
