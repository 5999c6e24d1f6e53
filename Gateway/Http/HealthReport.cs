using Gateway.Feeds;
using Gateway.Feeds.Started;
using Gateway.Mcp;
using Gateway.Mcp.Eras;
using Gateway.Mcp.Subscriptions;
using Gateway.Mcp.Tasks;
using Gateway.Registry.Changes;
using Gateway.Tws.Api;

namespace Gateway.Http;

/// <summary>The answer of the health checks. Callers who may not see the connection's state (market:read) are told no more than its name.</summary>
/// <param name="Status">"healthy", "ready" or "not_ready".</param>
/// <param name="Since">When the process began to serve.</param>
/// <param name="Reasons">Why it is not ready; null when it is, and where readiness was not asked for.</param>
/// <param name="Load">What clients hold open.</param>
internal sealed record HealthReport(
    string Status,
    string Version,
    DateTimeOffset Since,
    bool Demo,
    HealthReport.TwsReport Tws,
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
}

/// <summary>What clients hold of the gateway at this moment; all of it comes back to 0 when they are gone.</summary>
/// <param name="Requests">MCP requests under way, calls that stream or outlive their connection included.</param>
/// <param name="Sessions">Sessions of the legacy era.</param>
/// <param name="SessionStreams">Streams of these sessions that a client follows or can come back to.</param>
/// <param name="ListenStreams">Streams of subscriptions/listen.</param>
/// <param name="WatchedResources">Resources that somebody follows, or did until ten seconds ago.</param>
/// <param name="Tasks">Tasks that are kept, running or ended.</param>
/// <param name="MarketDataLines">Lines at TWS, each shared by all who read the same contract.</param>
/// <param name="Feeds">Live streams that somebody reads, or did until a minute ago.</param>
/// <param name="StartedStreams">Those that callers started to read them call by call; one that nobody reads is kept for an hour.</param>
internal sealed record LoadReport(int Requests, int Sessions, int SessionStreams, int ListenStreams, int WatchedResources, int Tasks, int MarketDataLines, int Feeds, int StartedStreams)
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
            services.GetRequiredService<StartedStreams>().Count);
    }
}
