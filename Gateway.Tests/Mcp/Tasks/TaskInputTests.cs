using System.Threading.Channels;
using Gateway.Access;
using Gateway.Mcp.Tasks;
using Gateway.Registry;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp.Tasks;

[TestFixture]
public sealed class TaskInputTests
{
    private McpTestApp _app = null!;
    private TaskTools _tools = null!;
    private TaskCaller _client = null!;
    private Channel<McpTaskStatus> _changes = null!;

    [SetUp]
    public async Task SetUp()
    {
        _tools = new TaskTools();
        _app = await McpTestApp.StartAsync(services: services => services.AddSingleton<IToolRegistry>(_tools));
        _client = new TaskCaller(_app);
        _changes = Channel.CreateBounded<McpTaskStatus>(100);
        _app.Get<TaskStore>().Changed += task => _changes.Writer.TryWrite(task.State.Status);
    }

    [TearDown]
    public async Task TearDown()
    {
        _tools.Release.TrySetResult();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task UpdateTask_AllAnswered_TheToolGoesOn()
    {
        string id = await _client.StartAsync("ask");
        JsonElement asking = await UntilAsync(id, McpTaskStatus.InputRequired);
        asking.Text("status").Should().Be("input_required");
        asking.Text("inputRequests", "confirm", "method").Should().Be("elicitation/create");
        asking.Text("inputRequests", "confirm", "params", "message").Should().Be("Well?");

        await _client.AnswerAsync(id, """{"unknown":{"ignored":true},"confirm":{"action":"accept","content":{"confirm":true}}}""");

        JsonElement done = await UntilAsync(id, McpTaskStatus.Completed);
        done.TryGetProperty("inputRequests", out _).Should().BeFalse();
        done.Text("result", "structuredContent").Should().Be("""[{"action":"accept","content":{"confirm":true}}]""");
    }

    [Test]
    public async Task UpdateTask_SomeAnswered_TheOthersStayOpen()
    {
        string id = await _client.StartAsync("ask_many");
        await UntilAsync(id, McpTaskStatus.InputRequired);

        await _client.AnswerAsync(id, """{"a":{"action":"decline"}}""");
        JsonElement asking = await _client.GetAsync(id);
        asking.Text("status").Should().Be("input_required");
        asking.GetProperty("inputRequests").EnumerateObject().Select(member => member.Name).Should().Equal("b");
        await _client.AnswerAsync(id, """{"a":{"action":"accept"},"b":{"action":"cancel"}}""");

        (await UntilAsync(id, McpTaskStatus.Completed)).Text("result", "structuredContent").Should().Be("""[{"action":"decline"},{"action":"cancel"}]""");
    }

    [Test]
    public async Task UpdateTask_AnswerDoesNotFit_IsRefusedAndNothingIsTaken()
    {
        string id = await _client.StartAsync("ask_many");
        await UntilAsync(id, McpTaskStatus.InputRequired);

        JsonElement answer = await _client.TaskAsync("tasks/update", id, ""","inputResponses":{"a":{"action":"decline"},"b":5}""");

        answer.ErrorCode().Should().Be(-32602);
        (await _client.GetAsync(id)).GetProperty("inputRequests").EnumerateObject().Should().HaveCount(2);
    }

    [Test]
    public async Task AskAsync_SameKeyTwice_TheClientSeesTwoKeys()
    {
        string id = await _client.StartAsync("ask_twice");
        await UntilAsync(id, McpTaskStatus.InputRequired);
        await _client.AnswerAsync(id, """{"again":{"action":"decline"}}""");
        JsonElement second = await UntilAsync(id, McpTaskStatus.InputRequired);

        second.GetProperty("inputRequests").EnumerateObject().Select(member => member.Name).Should().Equal("again-2");
        await _client.AnswerAsync(id, """{"again":{"action":"accept"},"again-2":{"action":"cancel"}}""");
        (await UntilAsync(id, McpTaskStatus.Completed)).Text("result", "structuredContent").Should().Be("""[{"action":"cancel"}]""");
    }

    [Test]
    public async Task CancelTask_WhileItAsks_EndsIt()
    {
        string id = await _client.StartAsync("ask");
        await UntilAsync(id, McpTaskStatus.InputRequired);

        await _client.TaskAsync("tasks/cancel", id);

        JsonElement task = await UntilAsync(id, McpTaskStatus.Cancelled);
        task.TryGetProperty("inputRequests", out _).Should().BeFalse();
    }

    [Test]
    public async Task AskAsync_ClientCannotBeAsked_TheTaskFailsWithWhatItLacks()
    {
        var client = new TaskCaller(_app) { Capabilities = """{"extensions":{"io.modelcontextprotocol/tasks":{}}}""" };
        string id = await client.StartAsync("ask");

        JsonElement task = await UntilAsync(id, McpTaskStatus.Failed);

        task.Text("error", "code").Should().Be("-32021");
        task.Text("error", "data").Should().Be("""{"requiredCapabilities":{"elicitation":{"form":{}}}}""");
    }

    [Test]
    public async Task StartTaskAsync_QuestionsBefore_AreAskedInTheCallAndTheTaskBeginsAfterThem()
    {
        JsonElement first = (await _client.CallAsync("ask_first")).GetProperty("result");
        first.Text("resultType").Should().Be("input_required");
        first.TryGetProperty("taskId", out _).Should().BeFalse();
        first.Text("inputRequests", "user_name", "method").Should().Be("elicitation/create");

        JsonElement second = (await _client.CallAsync(
            "ask_first",
            extra: $$$$""","inputResponses":{"user_name":{"action":"accept","content":{"name":"Alice"}}},"requestState":"{{{{first.Text("requestState")}}}}" """)).GetProperty("result");
        second.Text("resultType").Should().Be("task");
        second.TryGetProperty("requestState", out _).Should().BeFalse();
        second.TryGetProperty("inputRequests", out _).Should().BeFalse();
        _tools.Release.SetResult();

        (await UntilAsync(second.Text("taskId"), McpTaskStatus.Completed)).Text("result", "structuredContent").Should().Contain("Alice");
        _tools.Runs.Should().Be(1);
    }

    private async Task<JsonElement> UntilAsync(string id, McpTaskStatus wanted)
    {
        McpTask task = _app.Get<TaskStore>().TryGet(id, Caller.Local)!;
        using var deadline = new CancellationTokenSource(McpTestApp.Deadline);
        while (task.State.Status != wanted)
            await _changes.Reader.ReadAsync(deadline.Token);
        return await _client.GetAsync(id);
    }
}
