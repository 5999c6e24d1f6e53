using Gateway.Configuration;
using Gateway.Http;
using Gateway.Tools;
using Microsoft.Extensions.Logging.Console;

namespace Gateway;

/// <summary>The composition root: everything that a gateway consists of is put together here, for the program and for its tests.</summary>
internal static class GatewayApp
{
    private const string Instructions =
        "Tools for one Interactive Brokers account: quotes, history, positions, orders. ibkr_get_status tells whether TWS is connected and whether the account is paper or live. "
        + "An answer says whether its data is live or delayed and whether it is complete. An order whose outcome is unknown must be looked up, never sent again.";

    /// <param name="settings">Validated options.</param>
    /// <param name="overrides">Last word on the services, for tests.</param>
    public static WebApplication Create(GatewaySettings settings, Action<IServiceCollection>? overrides = null)
    {
        // Empty, so that no variable or file of the web framework's own opens a port or changes a limit behind the user's back.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Gateway" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => RequestLimits.Configure(kestrel, settings));
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = VanishedPeers.CreateListener);
        AddLogging(builder.Logging, settings.Log);
        AddServices(builder.Services, settings);
        overrides?.Invoke(builder.Services);

        var app = builder.Build();
        UsePipeline(app, settings);
        MapEndpoints(app, settings.Server.ApiPrefix);
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

    private static void AddServices(IServiceCollection services, GatewaySettings settings)
    {
        services.AddSingleton(settings).AddSingleton(settings.Tws).AddSingleton(settings.Server).AddSingleton(settings.Limits).AddSingleton(settings.Trading);
        services.AddSingleton(TimeProvider.System);
        services.AddTws(settings);
        services.AddGatewayTools();
        services.AddMcp(mcp =>
        {
            mcp.ServerVersion = HealthEndpoints.Version;
            mcp.MaxBodyBytes = settings.Limits.BodyBytes;
            mcp.MaxSessions = settings.Mcp.MaxSessions;
            mcp.SessionIdleTimeout = settings.Mcp.SessionIdleTimeout;
            mcp.KeepAliveInterval = settings.Mcp.KeepAliveInterval;
            mcp.PageSize = settings.Mcp.PageSize;
            mcp.Instructions = settings.Demo ? Instructions + " This is a demo: market, account and orders are simulated." : Instructions;
        });
        services.AddSingleton<BearerTokens>();
        services.AddBrowserAccess(settings.Server);
        services.AddRequestLimits(settings.Limits);
        services.AddRouting();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Limits.Shutdown);
    }

    // The order is the policy: who may talk at all, then preflights, then how much, then as whom.
    private static void UsePipeline(WebApplication app, GatewaySettings settings)
    {
        app.UseMiddleware<ErrorResponses>();
        app.UseMiddleware<OriginGuard>();
        app.UseCors();
        app.UseRateLimiter();
        app.UseMiddleware<TokenGuard>();
        app.UseBodyLimit(settings.Limits);
        app.UseRouting();
        app.UseRequestTimeouts();
    }

    private static void MapEndpoints(WebApplication app, string prefix)
    {
        app.MapHealth();
        // Tools have deadlines of their own, and streams have none.
        app.MapMcp(prefix).DisableRequestTimeout();
        app.MapToolEndpoints(prefix).DisableRequestTimeout();
    }
}
