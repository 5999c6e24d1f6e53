using Gateway.Feeds;
using Gateway.Registry;

namespace Gateway.Http.Live;

/// <summary>One WebSocket path and the kinds of feeds that can be subscribed to there.</summary>
/// <param name="Kinds">The first is meant when a message names none.</param>
/// <param name="WithContract">Meant instead when a message names none but a contract; null for the first all the same.</param>
internal sealed record SocketPath(string Path, AccessScope Scope, IReadOnlyList<FeedKind> Kinds, FeedKind? WithContract = null)
{
    public static readonly IReadOnlyList<SocketPath> All =
    [
        new("/stream/market-data", AccessScope.MarketRead, [FeedKind.Quote, FeedKind.Bars5s, FeedKind.Bars, FeedKind.Ticks, FeedKind.Depth]),
        new("/stream/portfolio", AccessScope.AccountRead, [FeedKind.Portfolio, FeedKind.Account, FeedKind.PnL, FeedKind.PnLSingle, FeedKind.Orders, FeedKind.Executions]),
        new("/stream/news", AccessScope.MarketRead, [FeedKind.Bulletins, FeedKind.TickNews, FeedKind.BroadtapeNews], FeedKind.TickNews),
    ];

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
