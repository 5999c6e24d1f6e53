using System.Text.Json;
using Gateway.Access;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>tasks/get: how a task stands, with its result, error or questions.</summary>
internal sealed class GetTaskMethod(TaskStore tasks) : IMcpMethod
{
    public string Name => "tasks/get";

    public McpEras Eras => McpEras.Modern;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Task;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken) =>
        new(new TaskResult(tasks.Find(request), Detailed: true));
}

/// <summary>tasks/cancel: asks a task's tool to stop. The same answer for a task that has ended.</summary>
internal sealed class CancelTaskMethod(TaskStore tasks) : IMcpMethod
{
    public string Name => "tasks/cancel";

    public McpEras Eras => McpEras.Modern;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Task;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        await tasks.Find(request).CancelAsync();
        return new EmptyResult();
    }
}

/// <summary>tasks/update: answers to what a task has asked, all or some. Answers to what was never asked, or is answered already, are ignored.</summary>
internal sealed class UpdateTaskMethod(TaskStore tasks) : IMcpMethod
{
    public string Name => "tasks/update";

    public McpEras Eras => McpEras.Modern;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Task;

    public bool MayAsk => false;

    public McpTarget Find(JsonRpcMessage request) => McpTarget.None;

    public CallKind KindOf(McpTarget target) => CallKind.Plain;

    public AccessScope ScopeOf(McpTarget target) => AccessScope.None;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var task = tasks.Find(request);
        var responses = request.Param("inputResponses"u8);
        if (responses.ValueKind != JsonValueKind.Object)
            throw McpException.InvalidParams("The parameter \"inputResponses\" must be an object: one result for each key of inputRequests.");
        task.Answer(responses);
        return new(new EmptyResult());
    }
}
