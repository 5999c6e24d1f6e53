using Gateway.Handlers;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Methods;

/// <summary>Runs the handler of a prompt or a resource. Unlike a tool's, its failures are JSON-RPC errors.</summary>
internal static class HandlerRun
{
    /// <param name="name">Names the handler in log messages to the caller.</param>
    /// <param name="invalid">Makes the error of an argument that the handler refused; -32602 by default.</param>
    /// <exception cref="McpException">The handler refused an argument or failed (-32603).</exception>
    public static async Task<T> RunAsync<T>(
        McpRequest request, string name, Func<RequestContext, CancellationToken, Task<T>> run, CancellationToken cancellationToken,
        Func<string, McpException>? invalid = null)
    {
        using var context = new McpRequestContext(request, name, request.LogLevel);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.ClientGone);
        try
        {
            return await run(context, linked.Token);
        }
        catch (ToolException failure)
        {
            throw Failure(failure.Error, invalid);
        }
        finally
        {
            await context.CloseAsync();
        }
    }

    /// <summary>Converts a tool error to a JSON-RPC error.</summary>
    public static McpException Failure(ToolError error, Func<string, McpException>? invalid = null)
    {
        var message = error.Hint is null ? error.Message : $"{error.Message}{(error.Message is [.., '.' or '!' or '?'] ? "" : ".")} {error.Hint}";
        if (error.Kind == ToolErrorKind.InvalidArguments)
            return (invalid ?? McpException.InvalidParams)(message);
        return new McpException(StatusCodes.Status200OK, new McpError(
            JsonRpcErrorCodes.InternalError,
            message,
            JsonSerializer.SerializeToElement(new HandlerFailure(error.Code, error.Retryable), McpJsonContext.Default.HandlerFailure)));
    }
}
