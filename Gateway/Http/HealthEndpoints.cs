using Gateway.Access;
using Gateway.Configuration;
using Gateway.Telemetry;
using Gateway.Tws.Api;
using Gateway.Tws.Resilience;

namespace Gateway.Http;

/// <summary>
/// GET /health (the process and what it knows of TWS), /health/live (the process answers), /health/ready (tools can work: 200, else 503).
/// </summary>
internal static class HealthEndpoints
{
    public const string Path = "/health";

    private const string Reconciling = "reconciling: the orders that TWS has have not been read completely yet. Reading works; orders are refused.";

    public static void MapHealth(this WebApplication app)
    {
        var since = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        app.MapGet(Path, context => WriteAsync(context, since, readiness: false));
        app.MapGet(Path + "/ready", context => WriteAsync(context, since, readiness: true));
        app.MapGet(Path + "/live", context => context.Response.WriteAsync("live\n", context.RequestAborted));
    }

    private static Task WriteAsync(HttpContext context, DateTimeOffset since, bool readiness)
    {
        var services = context.RequestServices;
        var status = services.GetRequiredService<ITwsConnection>().Status;
        // Reading goes on while the orders at TWS are unread; a gateway that trades is ready when it can send one.
        var reconciling = services.GetRequiredService<TradingOptions>().Mode != TradingMode.ReadOnly
            && !services.GetRequiredService<TwsClient>().Orders.Reconciled.IsCompleted;
        var ready = status.State == ConnectionState.Connected && !reconciling;
        var trusted = context.Features.Get<Caller>()?.May(AccessScope.MarketRead) == true;
        var report = new HealthReport(
            !readiness ? "healthy" : ready ? "ready" : "not_ready",
            ServiceIdentity.Version,
            since,
            services.GetRequiredService<GatewaySettings>().Demo,
            Describe(status, trusted),
            ready || !readiness ? null : [trusted ? Reason(status) : Short(status)],
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

    private static string Reason(ConnectionStatus status) => status.Reason ?? status.State switch
    {
        ConnectionState.Disconnected => "No connection to TWS was requested yet: call ibkr_connect.",
        ConnectionState.Connected => Reconciling,
        _ => $"TWS is {StateName(status.State)}.",
    };

    private static string Short(ConnectionStatus status) =>
        status.State == ConnectionState.Connected ? Reconciling : $"TWS is {StateName(status.State)}.";

    private static string StateName(ConnectionState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
