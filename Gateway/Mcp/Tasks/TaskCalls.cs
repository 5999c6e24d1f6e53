using Gateway.Access;
using Gateway.Handlers;
using Gateway.Mcp.Eras;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Methods;
using Gateway.Mcp.Protocol;
using Gateway.Registry;
using Gateway.Streaming;
using Gateway.Telemetry;

namespace Gateway.Mcp.Tasks;

/// <summary>Runs tool calls as tasks, from their start or from the tool's call of StartTaskAsync.</summary>
internal sealed partial class TaskCalls(TaskStore tasks, ILogger<TaskCalls> logger)
{
    /// <summary>
    /// Whether a call runs as a task: the client knows tasks and the tool allows them. A streaming tool becomes one only without a progress token,
    /// because a client that follows a stream does not want it in the background.
    /// </summary>
    /// <exception cref="McpException">The tool requires a task, and the client does not know tasks (-32021).</exception>
    public static bool Takes(ToolDescriptor tool, McpRequest request)
    {
        if (tool.Traits.Task == TaskSupport.Forbidden)
            return false;
        if (request.KnowsTasks)
            return tool.Traits.Task == TaskSupport.Required || !tool.Streams || request.ProgressToken is null;
        if (tool.Traits.Task == TaskSupport.Optional)
            return false;
        var message = $"{tool.Name} runs only as a task: the client must declare the extension {TasksExtension.Id}.";
        throw request.IsModern
            ? TasksExtension.Missing(message)
            : new McpException(StatusCodes.Status200OK, new McpError(JsonRpcErrorCodes.MethodNotFound, message));
    }

    /// <returns>The task once it has begun; the tool's own result when it ended without one.</returns>
    public async ValueTask<McpResult> CallAsync(ToolDescriptor tool, JsonElement arguments, McpRequest request, McpRequestContext call)
    {
        var cancellation = new TaskCancellation(tool, request);
        var context = new TaskToolContext(tasks, tool, cancellation, call);

        // Copied because the task outlives the request's body.
        var kept = arguments.ValueKind == JsonValueKind.Undefined ? arguments : arguments.Clone();
        var permit = request.TakePermit();
        var run = Task.Run(() => RunAsync(tool, kept, context, cancellation, permit), CancellationToken.None);
        await Task.WhenAny(run, context.Started);
        if (context.Current is { } task)
            return new TaskResult(task, Detailed: false) { ResultType = TasksExtension.ResultType };
        var result = await run;
        await call.CloseAsync();
        return result!;
    }

    private async Task<McpResult?> RunAsync(
        ToolDescriptor tool, JsonElement arguments, TaskToolContext context, TaskCancellation cancellation, CallPermit permit)
    {
        try
        {
            if (!tool.Traits.StartsTask)
                await context.StartTaskAsync(cancellation.Token);
            var outcome = await tool.InvokeAsync(arguments, context, cancellation.Token);
            var result = new CallToolResult(outcome, ProtocolVersions.Modern) { ResultType = McpResult.Complete };
            if (context.Current is not { } task)
                return result;
            Complete(task, result);
        }
        catch (ProtocolException e) when (context.Current is { } task)
        {
            task.Fail(McpError.Of(e));
        }
        catch (McpException e) when (context.Current is { } task)
        {
            task.Fail(e.Error);
        }
        catch (OperationCanceledException) when (context.Current is not null && cancellation.Token.IsCancellationRequested)
        {
            context.Current.EndCancelled(
                cancellation.IsByClient ? "Cancelled by the client." : "The gateway ended the task: its lifetime is over, or the gateway stops.");
        }
#pragma warning disable CA1031 // No caller awaits the run: the task's state reports the failure, the log its cause.
        catch (Exception e) when (context.Current is not null)
#pragma warning restore CA1031
        {
            LogFailed(e, context.Current.Id, tool.Name);
            context.Current.Fail(new McpError(JsonRpcErrorCodes.InternalError, "The gateway failed to run this task. Its log has the reason."));
        }

        finally
        {
            cancellation.Dispose();
            permit.Dispose();
        }

        return null;
    }

    private void Complete(McpTask task, CallToolResult result)
    {
        ReadOnlyMemory<byte> json = Serialize(result);
        if (!tasks.TryKeep(json.Length))
        {
            json = Serialize(result with
            {
                Outcome = new ToolOutcome(default, new ToolError(
                    ToolErrorKind.Failed, "no_room", "The task is done, but there is no room to keep its result.",
                    "Call the tool again without the tasks extension.", Retryable: true)),
            });
            if (!tasks.TryKeep(json.Length))
            {
                task.Fail(new McpError(JsonRpcErrorCodes.InternalError, "The task is done, but there is no room to keep its result."));
                return;
            }
        }

        task.Complete(json);
    }

    private static byte[] Serialize(McpResult result)
    {
        using var buffer = new PooledBuffer();
        using (var message = MessageWriter.On(buffer))
            result.Write(message.Json);
        return buffer.Written.ToArray();
    }

    [LoggerMessage(EventIds.TaskFailed, LogLevel.Error, "Task {Task} of {Tool} failed")]
    private partial void LogFailed(Exception exception, string task, string tool);
}
