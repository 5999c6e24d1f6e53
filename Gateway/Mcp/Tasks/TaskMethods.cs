using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>A method of the tasks extension: modern era only, about the task that <c>taskId</c> names.</summary>
/// <remarks>It needs no scope of its own: <see cref="TaskStore.Find"/> refuses a task that another caller started.</remarks>
internal abstract class TaskMethod(string name) : IMcpMethod
{
    public string Name => name;

    public McpEras Eras => McpEras.Modern;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Task;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public abstract ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken);
}

/// <summary>tasks/get: a task's state, with its result, error or open questions.</summary>
internal sealed class GetTaskMethod(TaskStore tasks) : TaskMethod("tasks/get")
{
    public override ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken) =>
        new(new TaskResult(tasks.Find(request), Detailed: true));
}

/// <summary>tasks/cancel: asks a task's tool to stop. A task that has ended gets the same answer.</summary>
internal sealed class CancelTaskMethod(TaskStore tasks) : TaskMethod("tasks/cancel")
{
    public override async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        await tasks.Find(request).CancelAsync();
        return new EmptyResult();
    }
}

/// <summary>tasks/update: answers some or all of a task's open questions. Answers to any other key are ignored.</summary>
internal sealed class UpdateTaskMethod(TaskStore tasks) : TaskMethod("tasks/update")
{
    public override ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var task = tasks.Find(request);
        var responses = request.Param("inputResponses"u8);
        if (responses.ValueKind != JsonValueKind.Object)
            throw McpException.InvalidParams("The parameter \"inputResponses\" must be an object: one result for each key of inputRequests.");
        task.Answer(responses);
        return new(new EmptyResult());
    }
}
