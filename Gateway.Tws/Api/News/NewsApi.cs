using System.Runtime.CompilerServices;
using Gateway.Tws.Api.Sharing;
using Gateway.Tws.Messages.News;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.MarketData;
using Gateway.Tws.Requests.News;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.News;

/// <summary>Headlines, articles and bulletins. Which providers there are depends on the user's subscriptions.</summary>
public sealed class NewsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock)
{
    private const int Binary = 1;
    private const char Joint = '+';

    /// <summary>Generic tick 292 is news; mdoff leaves the prices out.</summary>
    private const string NewsOnly = "mdoff,292";

    private readonly Bulletins _bulletins = new(connection, options, clock);
    private readonly SharedStreams<(Contract Contract, string Ticks), NewsHeadline> _headlines = new(connection);

    /// <summary>The providers that the user may read.</summary>
    public async Task<IReadOnlyList<NewsProvider>> ProvidersAsync(CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session
            .AskAsync<NewsProvidersMessage>(new ReqNewsProvidersRequest(), options.Deadline, cancellationToken).ConfigureAwait(false);
        return answer.Providers;
    }

    /// <summary>Headlines of the past about one instrument.</summary>
    /// <param name="conId">IB's id of the instrument.</param>
    /// <param name="providerCodes">At least one.</param>
    /// <param name="start">Headlines after this moment; null for no bound.</param>
    /// <param name="end">Headlines up to this moment; null for now.</param>
    /// <param name="totalResults">1 to 300.</param>
    /// <param name="cancellationToken">Ends the waiting; TWS has no way to withdraw the request.</param>
    /// <exception cref="TwsRequestException">TWS refused, as 10276 for a provider without subscription.</exception>
    public async Task<NewsHistory> HistoryAsync(
        int conId, IReadOnlyList<string> providerCodes, DateTimeOffset? start = null, DateTimeOffset? end = null, int totalResults = 10,
        CancellationToken cancellationToken = default)
    {
        var reply = new NewsHistoryReply();
        return await reply.AskAsync(
            connection.Session,
            id => new ReqHistoricalNewsRequest(
                id, conId, string.Join(Joint, providerCodes), Headlines.TimeText(start), Headlines.TimeText(end), totalResults),
            cancel: null, alwaysCancel: false, "historical news", options.HistoryDeadline, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body of an article.</summary>
    /// <exception cref="TwsRequestException">10172: there is no such article.</exception>
    public async Task<NewsArticle> ArticleAsync(string providerCode, string articleId, CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.AskAsync<NewsArticleMessage>(
            id => new ReqNewsArticleRequest(id, providerCode, articleId), cancel: null, options.HistoryDeadline,
            cancellationToken).ConfigureAwait(false);
        return new NewsArticle(answer.ArticleType == Binary, answer.Text);
    }

    /// <summary>
    /// Today's bulletins: those that arrive until TWS is silent for a moment, because it sends no end message. Usually there are none.
    /// </summary>
    public Task<IReadOnlyList<NewsBulletin>> BulletinsAsync(CancellationToken cancellationToken = default) =>
        _bulletins.TodayAsync(cancellationToken);

    /// <summary>Bulletins as they come.</summary>
    /// <remarks>
    /// TWS keeps one subscription for all: a reader of new bulletins may get today's earlier ones when another reader asks for them.
    /// </remarks>
    /// <param name="allMessages">Earlier bulletins of today first.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public IAsyncEnumerable<StreamItem<NewsBulletin>> StreamBulletinsAsync(bool allMessages, CancellationToken cancellationToken = default) =>
        _bulletins.StreamAsync(allMessages, cancellationToken);

    /// <summary>Headlines about one instrument as they come; each takes a market data line.</summary>
    /// <param name="contract">By id and exchange; null for all that the providers write, which is <see cref="StreamBroadtapeAsync"/>.</param>
    /// <param name="providerCodes">Empty for all that the user may read.</param>
    /// <param name="cancellationToken">Ends the stream; the line is closed when its last reader leaves.</param>
    public IAsyncEnumerable<StreamItem<NewsHeadline>> StreamTickNewsAsync(
        Contract? contract, IReadOnlyList<string> providerCodes, CancellationToken cancellationToken = default) =>
        contract is null
            ? StreamBroadtapeAsync(providerCodes, cancellationToken)
            : Stream(
                contract, providerCodes.Count == 0 ? NewsOnly : $"{NewsOnly}:{string.Join(Joint, providerCodes.Order(StringComparer.Ordinal))}",
                cancellationToken);

    /// <summary>Everything that providers write, as it comes; one market data line a provider.</summary>
    /// <remarks>A provider that TWS refuses is reported as a gap that names it; the stream fails when all are refused.</remarks>
    /// <param name="providerCodes">Empty for all that the user may read.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<StreamItem<NewsHeadline>> StreamBroadtapeAsync(
        IReadOnlyList<string> providerCodes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var codes = providerCodes.Count > 0
            ? providerCodes.Distinct(StringComparer.Ordinal)
            : (await ProvidersAsync(cancellationToken).ConfigureAwait(false)).Select(provider => provider.Code);
        var streams = codes.Select(code => (code, Stream(Tape(code), NewsOnly, cancellationToken))).ToList();
        if (streams.Count == 0)
            throw new TwsRefusedException("The user has no news provider: subscribe to one in IB's account settings.");
        await foreach (var item in StreamMerge.ReadAsync(streams, clock, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    private IAsyncEnumerable<StreamItem<NewsHeadline>> Stream(Contract contract, string ticks, CancellationToken cancellationToken) =>
        _headlines.ReadAsync((contract, ticks), () => new HeadlineStream(contract, ticks, clock), cancellationToken);

    /// <summary>In TWS the whole news feed of a provider is an instrument (secType NEWS).</summary>
    private static Contract Tape(string providerCode) =>
        new() { Symbol = $"{providerCode}:{providerCode}_ALL", SecType = "NEWS", Exchange = providerCode };
}

/// <summary>A market data line that carries news and no prices.</summary>
internal sealed class HeadlineStream(Contract contract, string genericTicks, TimeProvider clock) : QueuedStream<NewsHeadline>(Backlog, clock)
{
    private const int Backlog = 200;

    public override ITwsRequest Start(int requestId) => new ReqMktDataRequest(requestId, contract, genericTicks);

    public override ITwsRequest Stop(int requestId) => new CancelMktDataRequest(requestId);

    public override void Receive<TMessage>(in TMessage message)
    {
        if (message is TickNewsMessage news)
            Publish(Headlines.Of(news));
    }
}

/// <summary>The headlines of one request.</summary>
internal sealed class NewsHistoryReply : PendingReceiver<NewsHistory>
{
    private readonly Lock _gate = new();
    private readonly List<NewsHeadline> _headlines = [];

    public override void Receive<T>(in T message)
    {
        lock (_gate)
        {
            if (message is HistoricalNewsMessage headline)
                _headlines.Add(Headlines.Of(headline));
            else if (message is HistoricalNewsEndMessage end)
                Succeed(new NewsHistory([.. _headlines], end.HasMore, Complete: true));
        }
    }

    protected override bool TryGetPartial(out NewsHistory partial)
    {
        lock (_gate)
            partial = new NewsHistory([.. _headlines], HasMore: true, Complete: false);
        return partial.Headlines.Count > 0;
    }
}
