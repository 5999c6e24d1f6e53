using System.Runtime.InteropServices;
using Gateway.Access;
using Gateway.Configuration;
using Gateway.Handlers;
using Gateway.Registry;
using Gateway.Trading;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;
using Gateway.Tws.Wire;

namespace Gateway.Tools.Connection;

/// <summary>
/// The gateway's own settings, and the events of its connection. The registry is resolved at the first call, because it creates this class.
/// </summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class GatewayInfoTools(
    IServiceProvider services, ITwsConnection connection, ConnectionLog log, LimitOptions limits, TwsSessionOptions session, TradingPolicy policy)
{
    [Tool("ibkr_get_server_info", "About the gateway", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Versions of the gateway and of TWS's protocol, toolsets, and the limits of callers.")]
    public ServerInfoResult GetServerInfo() => new()
    {
        Version = typeof(GatewayInfoTools).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        Runtime = RuntimeInformation.FrameworkDescription,
        TwsServerVersion = connection.Status.ServerVersion,
        NewestTwsServerVersion = ServerVersion.Target,
        TradingMode = policy.Mode,
        Toolsets = services.GetRequiredService<IToolRegistry>().Tools.GroupBy(tool => tool.Toolset, StringComparer.Ordinal)
            .OrderBy(toolset => toolset.Key, StringComparer.Ordinal).ToDictionary(toolset => toolset.Key, toolset => toolset.Count()),
        Limits = new ServerLimits
        {
            CallsPerSecond = limits.CallsPerSecond,
            OrdersPerSecond = limits.OrdersPerSecond,
            CallsAtOnce = limits.CallsAtOnce,
            StreamsAtOnce = limits.StreamsAtOnce,
            LocalFactor = limits.LocalFactor,
            BodyBytes = limits.BodyBytes,
            TwsMessagesPerSecond = session.MessagesPerSecond,
        },
    };

    [Tool("ibkr_get_connection_events", "Connection events", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Rows("events", 50, ConnectionLog.Most, NewestLast = true)]
    [Description("Events of the connection: connects, drops, failed attempts, link and data farm notices.")]
    public ConnectionEventsResult GetConnectionEvents([Description("Earliest moment, such as 2026-12-01T09:30:00Z.")] DateTimeOffset? since = null)
    {
        var events = log.Read(since);
        return new ConnectionEventsResult { Events = events, Count = events.Count };
    }
}
