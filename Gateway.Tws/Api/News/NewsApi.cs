using System.Runtime.CompilerServices;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Model;
using Gateway.Tws.Requests.News;
using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.News;

/// <inheritdoc cref="INewsApi"/>
internal sealed class NewsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : INewsApi
{
    private const int Binary = 1;
    private const char Joint = '+';

    /// <summary>Generic tick 292 is news; mdoff leaves the prices out.</summary>
    private const string NewsOnly = "mdoff,292";

    private readonly Bulletins _bulletins = new(connection, options, clock);
    private readonly SharedStreams<(Contract Contract, string Ticks), NewsHeadline> _headlines = new(connection);

    public async Task<IReadOnlyList<NewsProvider>> ProvidersAsync(CancellationToken cancellationToken)
    {
        var answer = await connection.Session
            .AskAsync<NewsProvidersMessage>(new ReqNewsProvidersRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Providers;
    }

    public async Task<NewsHistory> HistoryAsync(
        int conId, IReadOnlyList<string> providerCodes, DateTimeOffset? start, DateTimeOffset? end, int totalResults, CancellationToken cancellationToken)
    {
        var reply = new NewsHistoryReply();
        return await reply.AskAsync(
            connection.Session,
            id => new ReqHistoricalNewsRequest(
                id, conId, string.Join(Joint, providerCodes), Headlines.TimeText(start), Headlines.TimeText(end), totalResults),
            cancel: null, alwaysCancel: false, "historical news", options.HistoryDeadline, clock, cancellationToken).ConfigureAwait(false);
    }

    public async Task<NewsArticle> ArticleAsync(string providerCode, string articleId, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.AskAsync<NewsArticleMessage>(
            id => new ReqNewsArticleRequest(id, providerCode, articleId), cancel: null, options.HistoryDeadline, cancellationToken).ConfigureAwait(false);
        return new NewsArticle(answer.ArticleType == Binary, answer.Text);
    }

    public Task<IReadOnlyList<NewsBulletin>> BulletinsAsync(CancellationToken cancellationToken) => _bulletins.TodayAsync(cancellationToken);

    public IAsyncEnumerable<StreamItem<NewsBulletin>> StreamBulletinsAsync(bool allMessages, CancellationToken cancellationToken) =>
        _bulletins.StreamAsync(allMessages, cancellationToken);

    public IAsyncEnumerable<StreamItem<NewsHeadline>> StreamTickNewsAsync(
        Contract? contract, IReadOnlyList<string> providerCodes, CancellationToken cancellationToken) =>
        contract is null
            ? StreamBroadtapeAsync(providerCodes, cancellationToken)
            : Stream(contract, providerCodes.Count == 0 ? NewsOnly : $"{NewsOnly}:{string.Join(Joint, providerCodes.Order(StringComparer.Ordinal))}", cancellationToken);

    public async IAsyncEnumerable<StreamItem<NewsHeadline>> StreamBroadtapeAsync(
        IReadOnlyList<string> providerCodes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var codes = providerCodes.Count > 0
            ? providerCodes.Distinct(StringComparer.Ordinal)
            : (await ProvidersAsync(cancellationToken).ConfigureAwait(false)).Select(provider => provider.Code);
        var streams = codes.Select(code => (code, Stream(Tape(code), NewsOnly, cancellationToken))).ToList();
        if (streams.Count == 0)
            throw new TwsRefusedException("The user may read no news provider: subscribe to one in IB's account settings.");
        await foreach (var item in StreamMerge.ReadAsync(streams, clock, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    private IAsyncEnumerable<StreamItem<NewsHeadline>> Stream(Contract contract, string ticks, CancellationToken cancellationToken) =>
        _headlines.ReadAsync((contract, ticks), () => new HeadlineStream(contract, ticks, clock), cancellationToken);

    /// <summary>TWS names everything that a provider writes as an instrument of its own.</summary>
    private static Contract Tape(string providerCode) =>
        new() { Symbol = $"{providerCode}:{providerCode}_ALL", SecType = "NEWS", Exchange = providerCode };
}
