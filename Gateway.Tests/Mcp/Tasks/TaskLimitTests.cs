using Gateway.Access;
using Gateway.Configuration;
using Gateway.Mcp.Tasks;
using Gateway.Registry;
using Gateway.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Mcp.Tasks;

/// <summary>A task is no way around the limits of calls, and ends with the token of its owner.</summary>
[TestFixture]
public sealed class TaskLimitTests
{
    [TestCase("block", nameof(LimitOptions.CallsAtOnce))]
    [TestCase("stream", nameof(LimitOptions.StreamsAtOnce))]
    public async Task CallTool_AsTask_KeepsItsPlaceUntilTheTaskHasEnded(string tool, string limit)
    {
        var tools = new TaskTools();
        var limits = new LimitOptions { LocalFactor = 1 };
        typeof(LimitOptions).GetProperty(limit)!.SetValue(limits, 1);
        await using McpTestApp app = await McpTestApp.StartAsync(services: services => services.AddSingleton<IToolRegistry>(tools).AddSingleton(limits));
        var client = new TaskCaller(app);
        string task = await client.StartAsync(tool);

        JsonElement second = await client.CallAsync(tool);
        await client.TaskAsync("tasks/cancel", task);
        await tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);

        second.ErrorCode().Should().Be(429);
        await PlaceAsync(app.Get<CallLimits>(), tool == "stream" ? CallKind.Stream : CallKind.Tool).WaitAsync(McpTestApp.Deadline);
    }

    [Test]
    public async Task EndAllOf_Owner_EndsItsTasksAndNoOthers()
    {
        var tools = new TaskTools();
        var jane = new Caller("jane", "jane", AccessScope.All);
        await using McpTestApp app = await McpTestApp.StartAsync(services: services => services.AddSingleton<IToolRegistry>(tools).AddSingleton<IStartupFilter>(new FixedCaller(jane)));
        string task = await new TaskCaller(app).StartAsync("block");
        TaskStore store = app.Get<TaskStore>();

        store.EndAllOf("john").Should().Be(0);
        store.TryGet(task)!.IsGivenUp.Should().BeFalse();
        store.EndAllOf("jane").Should().Be(1);

        await tools.Cancelled.Task.WaitAsync(McpTestApp.Deadline);
    }

    private static async Task PlaceAsync(CallLimits limits, CallKind kind)
    {
        using var patience = new CancellationTokenSource(McpTestApp.Deadline);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            try
            {
                limits.Enter(Caller.Local, kind).Dispose();
                return;
            }
            catch (CallLimitException)
            {
                await Task.Yield(); // the task is about to give it back
            }
        }
    }
}
