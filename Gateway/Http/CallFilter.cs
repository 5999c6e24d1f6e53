using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Streaming;

namespace Gateway.Http;

/// <summary>Lets plain HTTP calls and sockets in by <see cref="CallGate"/>.</summary>
/// <remarks>
/// Those that it refuses are answered here: 403 with WWW-Authenticate, 429 with Retry-After.
/// The endpoint's handler has a <see cref="RoutedCall"/> among its arguments.
/// The call keeps its place until its answer is out.
/// </remarks>
internal sealed class CallFilter(CallGate gate, McpOptions options, TimeProvider time, ILogger<CallFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        HttpContext context = invocation.HttpContext;
        RoutedCall call = invocation.Arguments.OfType<RoutedCall>().Single();
        try
        {
            using CallPermit permit = Enter(CallerOf.Request(context), call);
            return await next(invocation);
        }
        catch (CallRefusedException refusal)
        {
            (string header, string value) = refusal.Header;
            context.Response.Headers[header] = value;
            await (call.AnswersInLines
                ? WriteLineAsync(context, refusal)
                : Problem.WriteAsync(context, refusal.Status, refusal.Code, refusal.Message, refusal.Hint));
            return Results.Empty;
        }
    }

    private CallPermit Enter(Caller caller, RoutedCall call)
    {
        if (call.Kind is { } kind)
            return gate.Enter(caller, kind, call.Scope);
        gate.Demand(caller, call.Scope);
        return default;
    }

    private async Task WriteLineAsync(HttpContext context, CallRefusedException refusal)
    {
        await using var reply = new NdjsonReply(context, time, options.KeepAliveInterval, logger) { Status = refusal.Status };
        await reply.WriteAsync(ToolLines.Error(new ToolError(ToolErrorKind.Refused, refusal.Code, refusal.Message, refusal.Hint, refusal.Retryable)));
    }
}
