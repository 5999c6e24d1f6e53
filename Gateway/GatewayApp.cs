using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Http;
using Gateway.Http.Approvals;
using Gateway.Http.Live;
using Gateway.Mcp;
using Gateway.Notifications;
using Gateway.Tools;
using Gateway.Trading;

[assembly: PlainText]

namespace Gateway;

/// <summary>The composition root, which assembles a gateway for the program and for its tests.</summary>
internal static class GatewayApp
{
    /// <param name="settings">Validated options.</param>
    /// <param name="overrides">Overrides services, for tests.</param>
    public static WebApplication Create(GatewaySettings settings, Action<IServiceCollection>? overrides = null)
    {
        var app = GatewayHost.Create(
            settings,
            services =>
            {
                services.AddTws(settings);
                services.AddTrading();
                services.AddNotifications();
                services.AddGatewayTools();
                services.AddSingleton<AccessNotice>();
                services.AddSingleton<FeedEndpoint>().AddSingleton<SocketEndpoint>();
                overrides?.Invoke(services);
            },
            ProfileOf(settings, named: true) with
            {
                ForOthers = settings.Trading.Mode == TradingMode.Live ? ProfileOf(settings, named: false) : null,
            });
        app.MapHealth();
        if (settings.Tools.Offers("streams"))
            app.MapFeeds(settings.Server.ApiPrefix).DisableRequestTimeout();
        app.MapApprovals();
        return app;
    }

    private static ServerProfile ProfileOf(GatewaySettings settings, bool named) => new()
    {
        Title = LiveTitle.For(settings, named),
        Description = "Quotes, history, positions and orders of an Interactive Brokers account, through TWS or IB Gateway.",
        Icon = ServerIcon.DataUri,
        Instructions = ServerInstructions.For(settings, named),
    };
}
