using System.Text.Json;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tasks;
using Gateway.Registry;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>tools/call: calls a tool; its failures are results that a model can read, not JSON-RPC errors.</summary>
/// <remarks>
/// A streaming tool's updates go out as progress where the caller gave a token, and as log messages where it asked for them.
/// Callers that read lines (curl) and never asked for anything get the log messages too, so that a stream is seen as it comes.
/// </remarks>
internal sealed class CallToolMethod(IToolRegistry registry, TaskCalls tasks) : IMcpMethod
{
    public string Name => "tools/call";

    public McpEras Eras => McpEras.Both;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        ToolDescriptor tool = FindTool(request);
        JsonElement arguments = request.Param("arguments"u8);
        if (arguments.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            throw McpException.InvalidParams("The parameter \"arguments\" must be an object, for example {}.");
        LogSeverity? logLevel = request.LogLevel ?? (tool.Streams && request.Reply.Form == ReplyForm.Lines ? LogSeverity.Info : null);
        using var context = new McpRequestContext(request, tool.Name, logLevel);
        if (TaskCalls.Takes(tool, request))
            return await tasks.CallAsync(tool, arguments, request, context);
        using var call = CallCancellation.For(tool, request, cancellationToken);
        try
        {
            ToolOutcome outcome = await tool.InvokeAsync(arguments, context, call.Token);
            await context.CloseAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return new CallToolResult(outcome, request.Version);
        }
        catch (OperationCanceledException) when (request.Stopping.IsCancellationRequested && !call.IsByClient)
        {
            await context.CloseAsync();
            return new CallToolResult(CallCancellation.Stopped, request.Version);
        }
    }

    private ToolDescriptor FindTool(McpRequest request)
    {
        JsonElement name = request.Param("name"u8);
        if (name.ValueKind != JsonValueKind.String)
            throw McpException.InvalidParams("The parameter \"name\" must be the name of a tool; tools/list tells them.");
        return registry.TryGet(name.GetString()!, out ToolDescriptor? tool)
            ? tool
            : throw McpException.InvalidParams($"Unknown tool: {UntrustedText.Show(name.GetString()!)}. {registry.Instead(name.GetString()!, "tools/list tells the names.")}");
    }
}
