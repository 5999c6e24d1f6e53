using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.News;

/// <summary>Headlines, articles and bulletins. Which providers there are depends on the user's subscriptions.</summary>
public interface INewsApi
{
    /// <summary>The providers that the user may read.</summary>
    Task<IReadOnlyList<NewsProvider>> ProvidersAsync(CancellationToken cancellationToken = default);

    /// <summary>Headlines of the past about one instrument.</summary>
    /// <param name="conId">IB's id of the instrument.</param>
    /// <param name="providerCodes">At least one.</param>
    /// <param name="start">Headlines after this moment; null for no bound.</param>
    /// <param name="end">Headlines up to this moment; null for now.</param>
    /// <param name="totalResults">1 to 300.</param>
    /// <param name="cancellationToken">Ends the waiting; TWS has no way to withdraw the request.</param>
    /// <exception cref="TwsRequestException">TWS refused, as 10276 for a provider without subscription.</exception>
    Task<NewsHistory> HistoryAsync(
        int conId, IReadOnlyList<string> providerCodes, DateTimeOffset? start = null, DateTimeOffset? end = null, int totalResults = 10,
        CancellationToken cancellationToken = default);

    /// <summary>The body of an article.</summary>
    /// <exception cref="TwsRequestException">10172: there is no such article.</exception>
    Task<NewsArticle> ArticleAsync(string providerCode, string articleId, CancellationToken cancellationToken = default);

    /// <summary>Today's bulletins: what comes until TWS is silent for a moment, for it tells no end. Mostly there are none.</summary>
    Task<IReadOnlyList<NewsBulletin>> BulletinsAsync(CancellationToken cancellationToken = default);

    /// <summary>Bulletins as they come.</summary>
    /// <remarks>TWS keeps one subscription for all: readers of new ones may be told of today's earlier ones when another reader asks for them.</remarks>
    /// <param name="allMessages">Today's earlier ones first.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<StreamItem<NewsBulletin>> StreamBulletinsAsync(bool allMessages, CancellationToken cancellationToken = default);

    /// <summary>Headlines about one instrument as they come; each takes a market data line.</summary>
    /// <param name="contract">By id and exchange; null for all that the providers write, which is <see cref="StreamBroadtapeAsync"/>.</param>
    /// <param name="providerCodes">Empty for all that the user may read.</param>
    /// <param name="cancellationToken">Ends the stream; the line is closed when its last reader leaves.</param>
    IAsyncEnumerable<StreamItem<NewsHeadline>> StreamTickNewsAsync(
        Contract? contract, IReadOnlyList<string> providerCodes, CancellationToken cancellationToken = default);

    /// <summary>Everything that providers write, as it comes; one market data line a provider.</summary>
    /// <remarks>A provider that TWS refuses is told as a gap that names it; the stream fails when all are refused.</remarks>
    /// <param name="providerCodes">Empty for all that the user may read.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<StreamItem<NewsHeadline>> StreamBroadtapeAsync(IReadOnlyList<string> providerCodes, CancellationToken cancellationToken = default);
}
