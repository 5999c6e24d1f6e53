using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Text;

namespace Gateway.Access;

/// <summary>
/// Answers 403 when the Host or Origin header is not allowed, on every route and before the body is read. Protects against DNS rebinding.
/// </summary>
internal sealed partial class OriginGuard(RequestDelegate next, ServerOptions options, ILogger<OriginGuard> logger)
{
    private readonly HostRules _hosts = new(options.AllowedHosts);
    private readonly OriginRules _origins = new(options.AllowedOrigins);

    public Task InvokeAsync(HttpContext context)
    {
        if (!_hosts.Allows(context.Request.Host))
            return RefuseAsync(context, "forbidden_host", "Host", context.Request.Host.Value ?? "", "ALLOWED_HOSTS");

        // Several Origin headers are joined by commas, and such a value is never allowed.
        var origin = context.Request.Headers.Origin;
        if (origin.Count > 0 && !_origins.Allows(origin.ToString()))
            return RefuseAsync(context, "forbidden_origin", "Origin", origin.ToString(), "ALLOWED_ORIGINS");
        return next(context);
    }

    private Task RefuseAsync(HttpContext context, string code, string header, string value, string setting)
    {
        var shown = UntrustedText.Show(value);
        LogRefused(context.Request.Method, UntrustedText.Show(context.Request.Path), header, shown);
        return Problem.WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            code,
            $"The {header} {shown} is not allowed.",
            $"If you trust it, add it to {setting} and restart the gateway.");
    }

    [LoggerMessage(EventIds.GuardRefused, LogLevel.Warning, "Refused {Method} {Path}: {Header} '{Value}' is not allowed.")]
    private partial void LogRefused(string method, string path, string header, string value);
}
