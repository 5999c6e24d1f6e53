using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Text;

namespace Gateway.Access;

/// <summary>
/// Answers 403 when the Host or Origin header is not allowed, on every route and before the body is read. Protects against DNS rebinding.
/// </summary>
/// <remarks>
/// A browser sends no Origin with an image or a link, but says in Sec-Fetch-Site that another site is behind the request. Such requests are refused,
/// too, except when a person opens one of the pages by a link.
/// </remarks>
/// <param name="pages">The paths of the pages that people open, with everything below them.</param>
internal sealed partial class OriginGuard(RequestDelegate next, ServerOptions options, PathString[] pages, ILogger<OriginGuard> logger)
{
    private const string SiteHeader = "Sec-Fetch-Site";
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
        if (origin.Count == 0 && FetchSite(context) is { } site)
            return RefuseAsync(context, "forbidden_origin", SiteHeader, site, "ALLOWED_ORIGINS");
        return next(context);
    }

    /// <summary>What the browser says of the site behind the request; null when it is this one, no site at all, or a page that is opened.</summary>
    private string? FetchSite(HttpContext context)
    {
        if (context.Request.Headers[SiteHeader] is not { Count: > 0 } said)
            return null;
        var site = said.ToString();
        var isOwn = site is "" or "same-origin" or "none" || (site == "same-site" && HostRules.IsLoopback(context.Request.Host));
        return isOwn || OpensPage(context.Request) ? null : site;
    }

    private bool OpensPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document"
        && pages.Any(page => request.Path.StartsWithSegments(page, StringComparison.Ordinal));

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
