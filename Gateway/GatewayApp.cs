using Gateway.Configuration;
using Gateway.Http;
using Gateway.Tools;

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
        var app = GatewayHost.Create(
            settings,
            services =>
            {
                services.AddSingleton(settings.Tws).AddSingleton(settings.Trading);
                services.AddTws(settings);
                services.AddGatewayTools();
                overrides?.Invoke(services);
            },
            mcp => mcp.Instructions = settings.Demo ? Instructions + " This is a demo: market, account and orders are simulated." : Instructions);
        app.MapHealth();
        return app;
    }
}
