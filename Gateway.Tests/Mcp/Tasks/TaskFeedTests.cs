using Gateway.Access;
using Gateway.Mcp.Subscriptions;
using Gateway.Mcp.Tasks;
using Gateway.Registry;
using Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp.Tasks;

/// <summary>notifications/tasks on subscriptions/listen.</summary>
[TestFixture]
public sealed class TaskFeedTests
{
    private McpTestApp _app = null!;
    private TaskTools _tools = null!;
    private TaskCaller _client = null!;
    private TaskFeed _feed = null!;

    [SetUp]
    public async Task SetUp()
    {
        _tools = new TaskTools();
        _app = await McpTestApp.StartAsync(services: services => services.AddSingleton<IToolRegistry>(_tools));
        _client = new TaskCaller(_app);
        _feed = (TaskFeed)_app.Get<TaskFeed>();
    }

    [TearDown]
    public async Task TearDown()
    {
        _tools.Release.TrySetResult();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Listen_TaskOfTheCaller_TellsHowItStandsAndEveryChangeOfStatus()
    {
        string id = await _client.StartAsync("block");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        using MessageStream stream = await MessageStream.OpenAsync(_client.SendAsync("subscriptions/listen", $$$""","notifications":{"taskIds":["{{{id}}}","nonsense"]}"""));

        (await stream.NextAsync()).Text("params", "notifications").Should().Be($$"""{"taskIds":["{{id}}"]}""");
        JsonElement first = await stream.NextAsync();
        _tools.Release.SetResult();
        JsonElement last = await stream.NextAsync();

        first.Method().Should().Be("notifications/tasks");
        first.Text("params", "status").Should().Be("working");
        last.Text("params", "status").Should().Be("completed");
        last.Text("params", "result", "structuredContent").Should().Be("""{"done":true}""");
        last.Text("params", "taskId").Should().Be(id);
        last.GetProperty("params").TryGetProperty("resultType", out _).Should().BeFalse();
    }

    [Test]
    public async Task Changed_ToolTellsALot_IsToldOnceASecond()
    {
        string id = await _client.StartAsync("block");
        await _tools.Started.Task.WaitAsync(McpTestApp.Deadline);
        McpTask task = _app.Get<TaskStore>().TryGet(id)!;
        var reader = new Reader();
        _feed.TryFollow(id, Caller.Local, reader).Should().BeTrue();

        for (int i = 0; i < 10; i++)
            task.Tell($"{i}");
        reader.Count.Should().Be(2, "the first is how the task stands");
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        task.Tell("later");
        reader.Count.Should().Be(3);

        _feed.Leave(id, reader);
        task.Tell("nobody hears");
        reader.Count.Should().Be(3);
        _feed.Count.Should().Be(0);
    }

    [Test]
    public async Task TryFollow_AnotherCaller_IsRefused()
    {
        string id = await _client.StartAsync("block");

        _feed.TryFollow(id, Caller.Local with { Id = "other" }, new Reader()).Should().BeFalse();
        _feed.Count.Should().Be(0);
    }

    private sealed class Reader : ITaskReader
    {
        public int Count { get; private set; }

        public void TaskChanged(string taskId) => Count++;
    }
}
