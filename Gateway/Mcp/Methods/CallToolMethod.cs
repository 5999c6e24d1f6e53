using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tasks;
using Gateway.Registry;
using Gateway.Streaming;
using Gateway.Text;

namespace Gateway.Mcp.Methods;

/// <summary>tools/call: calls a tool; failures are results with isError, which a model can read, not JSON-RPC errors.</summary>
/// <remarks>
/// A streaming tool's updates go out as progress where the caller gave a token, each a line for people, and as log messages with their data where the
/// caller asked for them. Who reads NDJSON (curl), or follows progress in the legacy era, gets the log messages unless it set another level. The
/// modern era sends none that was not asked for.
/// </remarks>
internal sealed class CallToolMethod(IToolRegistry registry, TaskCalls tasks) : IMcpMethod
{
    public string Name => "tools/call";

    public McpEras Eras => McpEras.Both;

    public SessionRole Session => SessionRole.Uses;

    public RoutingKey? RoutingKey => RoutingKey.Tool;

    public bool MayAsk => true;

    public McpTarget Find(JsonRpcMessage request) =>
        request.Text("name"u8) is { } name && registry.TryGet(name, out var tool) ? new McpTarget(tool) : McpTarget.None;

    public CallKind KindOf(McpTarget target) => target.Tool is { } tool ? KindOf(tool) : CallKind.Tool;

    public AccessScope ScopeOf(McpTarget target) => target.Scope;

    public async ValueTask<McpResult> InvokeAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var tool = request.Target.Tool ?? throw Unknown(request);
        var arguments = request.Param("arguments"u8);
        if (arguments.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object))
            throw McpException.InvalidParams("The parameter \"arguments\" must be an object, for example {}.");
        var follows = request.Reply.Form == ReplyForm.Lines || (!request.IsModern && request.ProgressToken is not null);
        var logLevel = request.LogLevel ?? (tool.Streams && follows ? LogSeverity.Info : null);
        using var context = new McpRequestContext(request, tool.Name, logLevel);
        if (TaskCalls.Takes(tool, request))
            return await tasks.CallAsync(tool, arguments, request, context);
        using var call = CallCancellation.For(tool, request, cancellationToken);
        try
        {
            var outcome = await tool.InvokeAsync(arguments, context, call.Token);
            await context.CloseAsync();
            cancellationToken.ThrowIfCancellationRequested();
            // A question of a session that ends may fail before its call is cancelled: the call gets no answer in either order.
            if (call.IsByClient && request.SessionEnded.IsCancellationRequested)
                throw new OperationCanceledException(request.SessionEnded);
            return new CallToolResult(outcome, request.Version);
        }
        catch (OperationCanceledException) when (request.Stopping.IsCancellationRequested && !call.IsByClient)
        {
            await context.CloseAsync();
            return new CallToolResult(CallCancellation.Stopped, request.Version);
        }
    }

    /// <summary>The kind of a call of this tool, by MCP or plain HTTP, which decides its limits.</summary>
    public static CallKind KindOf(ToolDescriptor tool) => tool.Traits switch
    {
        { Stops: true } => CallKind.Stop,
        { Trades: true } => CallKind.Order,
        _ => tool.Streams ? CallKind.Stream : CallKind.Tool,
    };

    private McpException Unknown(McpRequest request) => McpException.InvalidParams(request.Message.Text("name"u8) is { } name
        ? $"Unknown tool: {UntrustedText.Show(name)}. {registry.SuggestFor(name, "tools/list returns the names.")}"
        : "The parameter \"name\" must be the name of a tool; tools/list returns the names.");
}
