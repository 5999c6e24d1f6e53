using System.Text.Json;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Tasks;

/// <summary>tasks/update: answers to what a task has asked, all or some. Answers to what was never asked, or is answered already, are ignored.</summary>
internal sealed class UpdateTaskMethod(TaskStore tasks) : IMcpMethod
{
    public string Name => "tasks/update";

    public McpEras Eras => McpEras.Modern;

    public ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        McpTask task = tasks.Find(request);
        JsonElement responses = request.Param("inputResponses"u8);
        if (responses.ValueKind != JsonValueKind.Object)
            throw McpException.InvalidParams("The parameter \"inputResponses\" must be an object: one result for each key of inputRequests.");
        task.Answer(responses);
        return new(new EmptyResult());
    }
}
