using Gateway.Access;
using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Tws.Resilience;

namespace Gateway.Http;

/// <summary>
/// GET /health (the process and what it knows of TWS), /health/live (the process answers), /health/ready (all tools can work: 200, else 503).
/// </summary>
internal static class HealthEndpoints
{
    public const string Path = "/health";

    public static void MapHealth(this WebApplication app)
    {
        var since = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        app.MapGet(Path, context => WriteAsync(context, since, readiness: false));
        app.MapGet(Path + "/ready", context => WriteAsync(context, since, readiness: true));
        app.MapGet(Path + "/live", context => context.Response.WriteAsync("live\n", context.RequestAborted));
    }

    private static Task WriteAsync(HttpContext context, DateTimeOffset since, bool readiness)
    {
        var status = context.RequestServices.GetRequiredService<ITwsConnection>().Status;
        var caller = context.Features.Get<Caller>();
        var trusted = caller?.May(AccessScope.MarketRead) == true;
        var settings = context.RequestServices.GetRequiredService<GatewaySettings>();
        var reasons = Reasons(context.RequestServices, status, trusted);
        var ready = reasons.Count == 0;
        var report = new HealthReport(
            !readiness ? "healthy" : ready ? "ready" : "not_ready",
            ServiceIdentity.Version,
            since,
            settings.Demo,
            Describe(status, trusted),
            readiness ? null : Describe(settings.Trading, caller),
            readiness ? null : Describe(context.RequestServices),
            ready || !readiness ? null : reasons,
            trusted && !readiness ? LoadReport.Of(context.RequestServices) : null);
        context.Response.StatusCode = readiness && !ready ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(report, HttpJsonContext.Default.HealthReport, cancellationToken: context.RequestAborted);
    }

    private static HealthReport.TwsReport Describe(ConnectionStatus status, bool trusted) => trusted
        ? new(
            StateName(status.State), status.Since, status.Reason, $"{status.Endpoint.Host}:{status.Endpoint.Port}", status.ServerVersion,
            status.Attempts, status.Farms)
        : new(StateName(status.State), status.Since, null, null, null, null, null);

    private static HealthReport.TradingReport Describe(TradingOptions trading, Caller? caller) => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(trading.Mode.ToString()),
        trading.Mode == TradingMode.Live && caller?.May(AccessScope.AccountRead) == true ? trading.LiveAccounts : null);

    private static HealthReport.AccessReport Describe(IServiceProvider services)
    {
        var local = services.GetRequiredService<LocalAccess>();
        var accounts = services.GetRequiredService<ILoginAccounts>().Kind;
        return new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(accounts.ToString()),
            local.Allows,
            local.Why ?? "A relay on this machine, such as nginx, HAProxy or ssh -R, counts as a program on it. Set LOCAL_WITHOUT_TOKEN=None before "
            + "you run one. When TWS names a live account, every caller needs a token.");
    }

    private static List<string> Reasons(IServiceProvider services, ConnectionStatus status, bool trusted)
    {
        List<string> reasons = [];
        if (status.State != ConnectionState.Connected)
            reasons.Add(trusted ? Reason(status) : $"TWS is {StateName(status.State)}.");
        foreach (var check in services.GetServices<IReadinessCheck>())
            if ((trusted ? check.Problem : check.PublicProblem) is { } problem)
                reasons.Add(problem);
        return reasons;
    }

    private static string Reason(ConnectionStatus status) => status.Reason ?? status.State switch
    {
        ConnectionState.Disconnected => "No connection to TWS was requested yet: call ibkr_connect.",
        _ => $"TWS is {StateName(status.State)}.",
    };

    private static string StateName(ConnectionState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
