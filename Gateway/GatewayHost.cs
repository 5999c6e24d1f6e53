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
    /// <param name="addServices">Adds a tool registry and the services of its toolsets. Its registrations win.</param>
    /// <param name="profile">How the server names itself to MCP clients.</param>
    /// <returns>A host that is not started; further endpoints mapped on it have the same middleware.</returns>
    public static WebApplication Create(GatewaySettings settings, Action<IServiceCollection> addServices, ServerProfile profile)
    {
        // Empty, so that no ASP.NET Core variable or file opens a port or changes a limit unnoticed.
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
        // Tools have their own deadlines, and streams have none.
        app.MapMcp(settings.Server.ApiPrefix).DisableRequestTimeout();
        app.MapToolEndpoints(settings.Server.ApiPrefix).DisableRequestTimeout();
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging, LogOptions options) => logging
        .SetMinimumLevel(options.Level)
        .AddFilter("Microsoft", options.Level <= LogLevel.Debug ? options.Level : LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // it writes whole URLs, at a cost for each request
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // a failed start is told once, by the program
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .CountRepeatedMessages();

    private static void AddWeb(IServiceCollection services, GatewaySettings settings)
    {
        services.AddSettings(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<KeptToken>().AddSingleton<BearerTokens>().AddSingleton<SigningKeys>().AddSingleton<AccessTokens>();
        services.AddSingleton<ILoginAccounts, NoAccounts>().AddSingleton<LocalAccess>().AddSingleton<TokenRevocation>();
        services.AddBrowserAccess(settings.Server);
        services.AddRequestLimits(settings.Limits);
        services.AddRouting();
        services.AddTelemetryExport(settings.Telemetry);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Limits.Shutdown);
    }

    /// <summary>The paths that answer without a token: health checks, metadata of the protected resource, approvals (which ask for a code).</summary>
    private static PathString[] OpenPaths { get; } = [HealthEndpoints.Path, ApprovalEndpoint.Path, ProtectedResourceEndpoint.WellKnown];

    /// <summary>The pages that a person may open by a link on another site.</summary>
    private static PathString[] Pages { get; } = [ApprovalEndpoint.Path];

    // The order matters: host and origin checks, CORS preflights, rates of remote addresses and authentication, then the bodies.
    private static void UsePipeline(WebApplication app, GatewaySettings settings)
    {
        app.UseMiddleware<ErrorResponses>();
        app.UseMiddleware<OriginGuard>([Pages]);
        app.UseCors();
        app.UseMiddleware<TokenGuard>([OpenPaths]);
        app.UseBodyLimit(settings.Limits);
        app.UsePlainBodies();
        app.UseWhen(context => context.Request.Headers.Upgrade.Count > 0, upgrades => upgrades.UseWebSockets(
            new WebSocketOptions { KeepAliveInterval = settings.Mcp.KeepAliveInterval, KeepAliveTimeout = settings.Mcp.KeepAliveInterval * 2 }));
        app.UseRouting();
        app.UseRequestTimeouts();
    }
}
