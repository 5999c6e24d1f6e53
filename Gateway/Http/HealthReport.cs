using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Http.Live;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Subscriptions;
using Gateway.Mcp.Tasks;
using Gateway.Registry.Changes;
using Gateway.Tws.Api;

namespace Gateway.Http;

/// <summary>The answer of the health checks. Callers without market:read get only the name of the connection's state.</summary>
/// <param name="Status">"healthy", "ready" or "not_ready".</param>
/// <param name="Since">When the process began to serve.</param>
/// <param name="Reasons">Why it is not ready; null when it is, and where readiness was not asked for.</param>
/// <param name="Load">The resources that clients hold.</param>
/// <param name="Trading">The trading mode: "read_only", "paper" or "live"; and where it is live, the accounts, for callers with account:read.</param>
/// <param name="Access">Who may do what without a token; null where readiness was asked for.</param>
internal sealed record HealthReport(
    string Status,
    string Version,
    DateTimeOffset Since,
    bool Demo,
    HealthReport.TwsReport Tws,
    HealthReport.TradingReport? Trading,
    HealthReport.AccessReport? Access,
    IReadOnlyList<string>? Reasons,
    LoadReport? Load)
{
    internal sealed record TwsReport(
        string State,
        DateTimeOffset Since,
        string? Reason,
        string? Endpoint,
        int? ServerVersion,
        int? Attempts,
        IReadOnlyDictionary<string, string>? Farms);

    internal sealed record TradingReport(string Mode, IReadOnlyList<string>? LiveAccounts);

    /// <param name="Accounts">What TWS has named: "unknown", "paper" or "live"; "none" where there is no TWS.</param>
    /// <param name="LocalWithoutToken">What a program on this machine may do without a token: "everything", "read" or "nothing".</param>
    /// <param name="Note">Why, and what that means for a relay on this machine.</param>
    internal sealed record AccessReport(string Accounts, string LocalWithoutToken, string Note);
}

/// <summary>The resources that clients currently hold; every number returns to 0 when they have disconnected.</summary>
/// <param name="Requests">Running MCP requests, including streaming and detached calls.</param>
/// <param name="Sessions">Sessions of the legacy era.</param>
/// <param name="SessionStreams">Streams of these sessions that a client reads or can resume.</param>
/// <param name="ListenStreams">Streams of subscriptions/listen.</param>
/// <param name="WatchedResources">Resources with a subscription, or with one that ended less than ten seconds ago.</param>
/// <param name="Tasks">Tasks that are kept, running or ended.</param>
/// <param name="MarketDataLines">Lines at TWS, each shared by all who read the same contract.</param>
/// <param name="Feeds">Live streams with a reader, or with one that left less than a minute ago.</param>
/// <param name="Readers">Readers of /stream and open WebSockets.</param>
/// <param name="StartedStreams">Streams started with ibkr_start_stream; one that is not read is kept for an hour.</param>
internal sealed record LoadReport(
    int Requests, int Sessions, int SessionStreams, int ListenStreams, int WatchedResources, int Tasks, int MarketDataLines, int Feeds,
    int Readers, int StartedStreams)
{
    public static LoadReport Of(IServiceProvider services)
    {
        var sessions = services.GetRequiredService<LegacySessions>();
        return new LoadReport(
            services.GetRequiredService<McpDispatcher>().UnderWay,
            sessions.Count,
            sessions.All.Sum(session => session.Streams.Count),
            services.GetRequiredService<ListenStreams>().Count,
            services.GetRequiredService<ChangeFeed>().Topics,
            services.GetRequiredService<TaskStore>().Count,
            services.GetRequiredService<TwsClient>().MarketData.OpenLines,
            services.GetRequiredService<OpenFeeds>().Count,
            services.GetRequiredService<FeedEndpoint>().Readers + services.GetRequiredService<SocketEndpoint>().Open,
            services.GetRequiredService<StartedStreams>().Count);
    }
}
