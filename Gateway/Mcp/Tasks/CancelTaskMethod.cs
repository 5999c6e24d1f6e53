using Gateway.Mcp.Eras;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>tasks/cancel: asks a task's tool to stop. The same answer for a task that has ended.</summary>
internal sealed class CancelTaskMethod(TaskStore tasks) : IMcpMethod
{
    public string Name => "tasks/cancel";

    public McpEras Eras => McpEras.Modern;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        await tasks.Find(request).CancelAsync();
        return new EmptyResult();
    }
}
