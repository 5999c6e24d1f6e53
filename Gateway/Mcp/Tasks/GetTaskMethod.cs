using Gateway.Mcp.Eras;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>tasks/get: how a task stands, with its result, error or questions.</summary>
internal sealed class GetTaskMethod(TaskStore tasks) : IMcpMethod
{
    public string Name => "tasks/get";

    public McpEras Eras => McpEras.Modern;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken) =>
        new(new TaskResult(tasks.Find(request), Detailed: true));
}
