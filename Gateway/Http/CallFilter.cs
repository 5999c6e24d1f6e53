using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Streaming;

namespace Gateway.Http;

/// <summary>The endpoint filter that checks plain HTTP calls and WebSockets with <see cref="CallGate"/>.</summary>
/// <remarks>
/// It answers refused calls: 403 with WWW-Authenticate, 429 with Retry-After. The endpoint's handler must have a <see cref="RoutedCall"/> argument.
/// The permit is held until the answer has been sent.
/// </remarks>
internal sealed class CallFilter(CallGate gate, McpOptions options, TimeProvider time, ILogger<CallFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        HttpContext context = invocation.HttpContext;
        RoutedCall call = invocation.Arguments.OfType<RoutedCall>().Single();
        try
        {
            using CallPermit permit = Enter(context.GetCaller(), call);
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
