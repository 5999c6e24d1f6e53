using Gateway.Access;
using Gateway.Handlers;
using Gateway.Handlers.Asking;
using Gateway.Mcp.JsonRpc;
using Gateway.Mcp.Protocol;
using Gateway.Mcp.Tracing;
using Gateway.Telemetry;

namespace Gateway.Mcp;

/// <summary>Dispatches a request: checks limits and scopes, calls its method, and writes the result or error.</summary>
internal sealed partial class McpDispatcher(ServerIdentity server, CallGate gate, TimeProvider time, ILogger<McpDispatcher> logger)
{
    private int _underWay;

    /// <summary>The number of running requests, including detached calls.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <returns>The response; null when the request was cancelled and must not be answered.</returns>
    public ValueTask<McpAnswer?> DispatchAsync(McpRequest request, CancellationToken cancellationToken) =>
        McpTelemetry.IsObserved ? ObserveAsync(request, cancellationToken) : AnswerAsync(request, cancellationToken);

    private async ValueTask<McpAnswer?> ObserveAsync(McpRequest request, CancellationToken cancellationToken)
    {
        using var operation = new McpOperation(request, time);
        var answer = await AnswerAsync(request, cancellationToken);
        operation.End(answer);
        return answer;
    }

    private async ValueTask<McpAnswer?> AnswerAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var id = request.Message.Id;
        Interlocked.Increment(ref _underWay);
        try
        {
            request.Permit = gate.Enter(request.Caller, request.Method.KindOf(request.Target), request.Method.ScopeOf(request.Target));
            var pending = request.Method.InvokeAsync(request, cancellationToken);
            if (!pending.IsCompleted)
                request.Reply.StartKeepAlive();
            var result = await pending;
            if (request.IsModern)
                result = result with { ResultType = result.ResultType ?? McpResult.Complete, Meta = result.Meta ?? server.Meta };
            return McpAnswers.Result(id, result);
        }
        catch (InputRequiredException e) when (request.IsModern)
        {
            return McpAnswers.Result(id, new InputRequiredResult(e.Questions, e.State) { Meta = server.Meta });
        }
        catch (McpException e)
        {
            return McpAnswers.Error(id, e);
        }
        catch (CallRefusedException e)
        {
            return McpAnswers.Error(id, McpException.Of(e));
        }
        catch (ProtocolException e)
        {
            return McpAnswers.Error(id, new McpException(StatusCodes.Status200OK, McpError.Of(e)));
        }
        catch (OperationCanceledException) when (IsCancelled(request, cancellationToken))
        {
            LogCallCancelled(request.Message.Method, id);
            return null;
        }
#pragma warning disable CA1031 // A method's exception is logged and becomes an error for its caller.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogMethodFailed(e, request.Message.Method, id);
            return McpAnswers.Error(id, new McpException(
                StatusCodes.Status200OK, new McpError(JsonRpcErrorCodes.InternalError, "The gateway failed; its log has the reason.")));
        }
        finally
        {
            request.Permit.Dispose();
            Interlocked.Decrement(ref _underWay);
        }
    }

    private static bool IsCancelled(McpRequest request, CancellationToken cancelRequested) =>
        cancelRequested.IsCancellationRequested || request.Disconnected.IsCancellationRequested || request.SessionEnded.IsCancellationRequested;

    [LoggerMessage(EventIds.MethodFailed, LogLevel.Error, "{Method} (id {Id}) failed")]
    private partial void LogMethodFailed(Exception exception, string method, JsonRpcId id);

    [LoggerMessage(EventIds.CallCancelled, LogLevel.Debug, "{Method} (id {Id}) was cancelled")]
    private partial void LogCallCancelled(string method, JsonRpcId id);
}
