using System.Text.Json;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Registry;

namespace Gateway.Mcp.Methods;

/// <summary>Runs the handler of a prompt or a resource. Unlike a tool's, its failures are JSON-RPC errors.</summary>
internal static class HandlerRun
{
    /// <param name="name">Names the handler in log messages to the caller.</param>
    /// <exception cref="McpException">The handler refused an argument (-32602) or failed (-32603).</exception>
    public static async Task<T> RunAsync<T>(
        McpRequest request, string name, Func<RequestContext, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var context = new McpRequestContext(request, name, request.LogLevel);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.ClientGone);
        try
        {
            return await run(context, linked.Token);
        }
        catch (ToolException failure)
        {
            throw Failure(failure.Error);
        }
        finally
        {
            await context.CloseAsync();
        }
    }

    /// <summary>Says a failure as a JSON-RPC error.</summary>
    public static McpException Failure(ToolError error)
    {
        if (error.Kind == ToolErrorKind.InvalidArguments)
            return McpException.InvalidParams(error.Message);
        string hint = error.Hint is null ? "" : $" {error.Hint}";
        return new McpException(StatusCodes.Status200OK, new McpError(
            JsonRpcErrorCodes.InternalError,
            error.Message + hint,
            JsonSerializer.SerializeToElement(new HandlerFailure(error.Code, error.Retryable), McpJsonContext.Default.HandlerFailure)));
    }
}
