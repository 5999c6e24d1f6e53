using Gateway.Access;
using Gateway.Configuration;
using Gateway.Http;
using Gateway.Http.Approvals;
using Gateway.Mcp;
using Gateway.Telemetry;
using Microsoft.Extensions.Logging.Console;

namespace Gateway;

/// <summary>The web side of the gateway around any tool registry: limits, guards, MCP in both eras, plain HTTP for every tool.</summary>
internal static class GatewayHost
{
    /// <param name="settings">Validated options.</param>
    /// <param name="addServices">Adds what is served: a tool registry and what its toolsets stand on. It has the last word on every service.</param>
    /// <param name="profile">How the server names itself to MCP clients.</param>
    /// <returns>A host that is not started; further endpoints may be mapped on it, behind the same guards.</returns>
    public static WebApplication Create(GatewaySettings settings, Action<IServiceCollection> addServices, ServerProfile profile)
    {
        // Empty, so that no variable or file of the web framework's own opens a port or changes a limit behind the user's back.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Gateway" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => RequestLimits.Configure(kestrel, settings));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = TcpUserTimeout.CreateListener);
        AddLogging(builder.Logging, settings.Log);
        AddWeb(builder.Services, settings);
        builder.Services.AddMcp(profile with { Version = ServiceIdentity.Version });
        addServices(builder.Services);

        var app = builder.Build();
        UsePipeline(app, settings);
        app.MapProtectedResource(settings);
        // Tools have deadlines of their own, and streams have none.
        app.MapMcp(settings.Server.ApiPrefix).DisableRequestTimeout();
        app.MapToolEndpoints(settings.Server.ApiPrefix).DisableRequestTimeout();
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging, LogOptions options) => logging
        .SetMinimumLevel(options.Level)
        .AddFilter("Microsoft", options.Level <= LogLevel.Debug ? options.Level : LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // a failed start is told once, by the program
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });

    private static void AddWeb(IServiceCollection services, GatewaySettings settings)
    {
        services.AddSettings(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<BearerTokens>().AddSingleton<SigningKeys>().AddSingleton<AccessTokens>().AddSingleton<TokenRevocation>();
        services.AddBrowserAccess(settings.Server);
        services.AddRequestLimits(settings.Limits);
        services.AddRouting();
        services.AddTelemetryExport(settings.Telemetry);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Limits.Shutdown);
    }

    /// <summary>What answers without a token: the health checks, briefly; what tells where tokens come from; the approval pages, which ask for a code of their own.</summary>
    private static PathString[] OpenPaths { get; } = [HealthEndpoints.Path, ApprovalEndpoint.Path, ProtectedResourceEndpoint.WellKnown];

    // The order is the policy: who may talk at all, then preflights, then how much, then as whom.
    private static void UsePipeline(WebApplication app, GatewaySettings settings)
    {
        app.UseMiddleware<ErrorResponses>();
        app.UseMiddleware<OriginGuard>();
        app.UseCors();
        app.UseRateLimiter();
        app.UseMiddleware<TokenGuard>([OpenPaths]);
        app.UseBodyLimit(settings.Limits);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = settings.Mcp.KeepAliveInterval, KeepAliveTimeout = settings.Mcp.KeepAliveInterval * 2 });
        app.UseRouting();
        app.UseRequestTimeouts();
    }
}
