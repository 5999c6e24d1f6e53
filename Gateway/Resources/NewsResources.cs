using Gateway.Access;
using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Tools.Completion;

namespace Gateway.Resources;

/// <summary>Headlines and bulletins since the feed was started by a subscriber or a read.</summary>
[Toolset("news", AccessScope.MarketRead)]
internal sealed class NewsResources(ResourceFeeds feeds)
{
    private const int MostNews = 100;
    private const string Everything = "*";

    [Resource("ibkr://news-bulletins", "news-bulletins", "News bulletins")]
    [Follows(FeedKind.Bulletins)]
    [Description("Bulletins of IB and the exchanges, including earlier ones of today. Subscribers are notified of new ones.")]
    public async Task<BulletinsState> BulletinsAsync(CancellationToken cancellationToken)
    {
        var held = await ReadAsync(FeedKind.Bulletins, options: null, cancellationToken);
        return new BulletinsState(held.WasOpen, held.Data, held.LastUpdate, held.Updates.Count);
    }

    [Resource("ibkr://tick-news/{symbol}", "tick-news", "News of a contract")]
    [Follows(FeedKind.TickNews, Contract = "symbol")]
    [Description("The latest headlines about one contract; * for all headlines of the providers. Subscribers are notified of new ones.")]
    public async Task<NewsState> TickNewsAsync([Completion(typeof(SymbolNames))] string symbol, CancellationToken cancellationToken)
    {
        var held = await ReadAsync(FeedKind.TickNews, Choices(symbol), cancellationToken);
        return new NewsState(held.WasOpen, symbol, held.Data, held.Updates.Count, held.LastUpdate);
    }

    [Resource("ibkr://broadtape-news", "broadtape-news", "All news")]
    [Follows(FeedKind.BroadtapeNews)]
    [Description("The latest headlines of all of the user's providers. Subscribers are notified of new ones.")]
    public async Task<BroadtapeState> BroadtapeAsync(CancellationToken cancellationToken)
    {
        var held = await ReadAsync(FeedKind.BroadtapeNews, options: null, cancellationToken);
        var items = held.Data;
        return new BroadtapeState(
            held.WasOpen, items, held.Feed.LastSeq, items.Select(item => item.GetProperty("providerCode").GetString()).Distinct().Count());
    }

    private static object? Choices(string symbol) => symbol == Everything ? null : new { contract = symbol };

    private Task<FeedContents> ReadAsync(FeedKind kind, object? options, CancellationToken cancellationToken) =>
        feeds.ReadAsync(kind, contract: null, options, MostNews, cancellationToken);
}

/// <summary>The headlines of all providers that came, the newest last.</summary>
/// <param name="Subscribed">Whether they had a subscriber before this read.</param>
/// <param name="TotalCount">Of all that came, those included that are not shown any more.</param>
/// <param name="ProviderCount">How many providers the shown ones are of.</param>
internal sealed record BroadtapeState(
    bool Subscribed,
    [property: JsonPropertyName("news_items")] IReadOnlyList<JsonElement> NewsItems,
    [property: JsonPropertyName("total_count")] long TotalCount,
    [property: JsonPropertyName("provider_count")] int ProviderCount);

/// <summary>The bulletins that came, the newest last.</summary>
/// <param name="Subscribed">Whether they had a subscriber before this read.</param>
internal sealed record BulletinsState(
    bool Subscribed,
    IReadOnlyList<JsonElement> Bulletins,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate,
    int Count);

/// <summary>The headlines that came, the newest last.</summary>
/// <param name="Subscribed">Whether they had a subscriber before this read.</param>
internal sealed record NewsState(
    bool Subscribed,
    string Symbol,
    [property: JsonPropertyName("news_items")] IReadOnlyList<JsonElement> NewsItems,
    int Count,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate);
