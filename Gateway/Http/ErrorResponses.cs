using Gateway.Access;
using Gateway.Configuration;
using Gateway.Streaming;
using Gateway.Telemetry;
using Gateway.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Gateway.Http;

/// <summary>Gives every error answer a body with a code and a hint, and keeps exceptions from clients.</summary>
internal sealed partial class ErrorResponses(RequestDelegate next, ServerOptions options, ILogger<ErrorResponses> logger)
{
    private const int ClientClosedRequest = 499;

    public Task InvokeAsync(HttpContext context)
    {
        var served = Serve(context);
        return served.IsCompletedSuccessfully && !IsBare(context.Response) ? served : CompleteAsync(context, served);
    }

    /// <summary>The rest of the pipeline; what it throws is in the task.</summary>
    private Task Serve(HttpContext context)
    {
        try
        {
            return next(context);
        }
#pragma warning disable CA1031 // CompleteAsync looks at it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Task.FromException(exception);
        }
    }

    private async Task CompleteAsync(HttpContext context, Task served)
    {
        try
        {
            await served;
            if (IsBare(context.Response))
                await WriteBareStatusAsync(context);
        }
        catch (Exception exception) when (ClientGone.Explains(exception, context))
        {
            // The client has gone; nobody reads an answer.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = ClientClosedRequest;
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await Problem.WriteAsync(context, exception.StatusCode, Code(exception.StatusCode), BadRequestText.Text(exception), null);
        }
        catch (InvalidDataException) when (!context.Response.HasStarted)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "bad_request", "The body is malformed.", null);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogUnhandled(context.Request.Method, UntrustedText.Show(context.Request.Path), context.TraceIdentifier, exception);
            context.Response.Clear();
            await Problem.WriteAsync(
                context, StatusCodes.Status500InternalServerError, "internal_error", "The gateway failed to answer this request.",
                $"The log has the details under {context.TraceIdentifier}.");
        }
    }

    private static bool IsBare(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null };

    private Task WriteBareStatusAsync(HttpContext context)
    {
        var prefix = options.ApiPrefix == "/" ? "" : options.ApiPrefix;
        var status = context.Response.StatusCode;
        return status switch
        {
            StatusCodes.Status404NotFound => Problem.WriteAsync(
                context, status, "not_found", $"There is nothing at {UntrustedText.Show(context.Request.Path)}.",
                $"The MCP endpoint is {prefix}/mcp, tools are at POST {prefix}/{{tool}}, and the health check is {HealthEndpoints.Path}."),
            StatusCodes.Status405MethodNotAllowed => Problem.WriteAsync(
                context, status, "method_not_allowed",
                $"{UntrustedText.Show(context.Request.Path)} does not take {UntrustedText.Show(context.Request.Method)}.",
                $"Allowed: {context.Response.Headers.Allow}."),
            StatusCodes.Status504GatewayTimeout => Problem.WriteAsync(
                context, status, Code(status), "The response took too long.", "Try again; if it happens often, see /health."),
            _ => Problem.WriteAsync(context, status, Code(status), ReasonPhrases.GetReasonPhrase(status) + ".", null),
        };
    }

    private static string Code(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "body_too_large",
        StatusCodes.Status408RequestTimeout or StatusCodes.Status504GatewayTimeout => "timeout",
        StatusCodes.Status429TooManyRequests => "too_many_requests",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        _ => status < 500 ? "bad_request" : "unavailable",
    };

    [LoggerMessage(EventIds.UnhandledException, LogLevel.Error, "{Method} {Path} failed (request {RequestId}).")]
    private partial void LogUnhandled(string method, string path, string requestId, Exception exception);
}
