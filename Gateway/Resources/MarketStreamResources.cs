using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Tools.Completion;
using Gateway.Tools.History;

namespace Gateway.Resources;

/// <summary>
/// Order books, bars and single ticks of one contract, kept up to date while they have subscribers; the first read starts the feed.
/// </summary>
[Toolset("market_data", AccessScope.MarketRead)]
internal sealed class MarketStreamResources(ResourceFeeds feeds, HistoryTools history)
{
    private const int MostTicks = 100;

    [Resource("ibkr://depth/{id}", "depth", "Order book")]
    [Follows(FeedKind.Depth)]
    [Description("The order book of one contract now, five rows on each side, all exchanges combined. Subscribers are notified when it changes.")]
    public async Task<FollowedState> DepthAsync([Completion(typeof(SymbolNames))] ContractInput id, CancellationToken cancellationToken) =>
        FollowedState.Latest(await feeds.ReadAsync(FeedKind.Depth, id.Contract, options: null, most: 1, cancellationToken));

    [Resource("ibkr://bars/{id}/{barSize}", "bars", "Live bars")]
    [Follows(FeedKind.Bars)]
    [Description("The last day's bars of one contract, including the current one; the size is for example 1m or 1 hour. Subscribers are notified "
        + "when the current bar changes.")]
    public Task<HistoryResult> BarsAsync([Completion(typeof(SymbolNames))] ContractInput id, string barSize, CancellationToken cancellationToken) =>
        history.GetHistoricalDataAsync(new ContractArguments(id), barSize: barSize, cancellationToken: cancellationToken);

    [Resource("ibkr://ticks/{id}", "ticks", "Single trades")]
    [Follows(FeedKind.Ticks)]
    [Description("The latest single trades of one contract since its first subscription. Subscribers are notified of new ones.")]
    public async Task<FollowedState> TicksAsync([Completion(typeof(SymbolNames))] ContractInput id, CancellationToken cancellationToken) =>
        FollowedState.All(await feeds.ReadAsync(FeedKind.Ticks, id.Contract, options: null, MostTicks, cancellationToken));
}

/// <summary>The present state of a feed that a resource follows.</summary>
/// <param name="Data">The latest entry; null where every entry counts, and before the first.</param>
/// <param name="Items">The entries, the newest last; null where the latest stands for all.</param>
internal sealed record FollowedState(
    ContractInfo? Contract,
    FeedState State,
    JsonElement? Data,
    IReadOnlyList<JsonElement>? Items,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate)
{
    public static FollowedState Latest(FeedContents held) =>
        new(held.Feed.Source.Contract, held.Feed.State, held.Latest, Items: null, held.LastUpdate);

    public static FollowedState All(FeedContents held) => new(held.Feed.Source.Contract, held.Feed.State, Data: null, held.Data, held.LastUpdate);
}
