using Gateway.Configuration;
using Gateway.Http;
using Gateway.Http.Approvals;
using Gateway.Http.Live;
using Gateway.Mcp;
using Gateway.Tools;
using Gateway.Trading;

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
                services.AddGatewayTools();
                services.AddSingleton<FeedEndpoint>().AddSingleton<SocketEndpoint>();
                overrides?.Invoke(services);
            },
            new ServerProfile
            {
                Description = "Quotes, history, positions and orders of an Interactive Brokers account, through TWS or IB Gateway.",
                Icon = ServerIcon.DataUri,
                Instructions = ServerInstructions.For(settings),
            });
        app.MapHealth();
        if (settings.Tools.Offers("streams"))
            app.MapFeeds(settings.Server.ApiPrefix).DisableRequestTimeout();
        app.MapApprovals();
        return app;
    }
}
