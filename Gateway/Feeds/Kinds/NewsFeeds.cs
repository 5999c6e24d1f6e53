using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api;
using Gateway.Tws.Api.News;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>Headlines and bulletins as they come.</summary>
internal sealed class NewsFeeds(TwsClient client, ContractResolver resolver)
{
    [Feed(FeedKind.TickNews, AccessScope.MarketRead, typeof(HeadlineView), Begins = false)]
    [Description("Headlines about one contract as they arrive; without a contract, all headlines of the providers.")]
    public async Task<FeedSource> TickNewsAsync(
        ContractArguments contract,
        [Commas][Description("Codes separated by commas; default all of the user's providers.")][Example("BRFG,DJNL")] string providers = "",
        CancellationToken cancellationToken = default)
    {
        var instrument = contract.Given ? (await resolver.ResolveAsync(contract.ToContract(), cancellationToken)).Contract : null;
        var codes = CodesOf(providers);
        return new FeedSource(
            $"{(instrument is null ? "*" : ContractUri.KeyOf(instrument))}|{string.Join(',', codes)}",
            token => FeedStep.Of(client.News.StreamTickNewsAsync(instrument, codes, token), HeadlineView.Of, token))
        {
            Contract = instrument is null ? null : ContractInfo.Of(instrument),
            Uri = codes.Count == 0 ? "ibkr://tick-news/" + (instrument is null ? "*" : ContractUri.IdOf(instrument)) : null,
        };
    }

    [Feed(FeedKind.BroadtapeNews, AccessScope.MarketRead, typeof(HeadlineView), Begins = false)]
    [Description("All headlines of the news providers as they arrive; one market data line for each provider.")]
    public Task<FeedSource> BroadtapeAsync(
        [Commas][Description("Codes separated by commas; default all of the user's providers.")][Example("BRFG,DJNL")] string providers = "")
    {
        var codes = CodesOf(providers);
        return Task.FromResult(
            new FeedSource(string.Join(',', codes), token => FeedStep.Of(client.News.StreamBroadtapeAsync(codes, token), HeadlineView.Of, token))
            {
                Uri = codes.Count == 0 ? "ibkr://broadtape-news" : null,
            });
    }

    [Feed(FeedKind.Bulletins, AccessScope.MarketRead, typeof(BulletinView), Begins = false)]
    [Description("Bulletins of IB and the exchanges as they arrive.")]
    public Task<FeedSource> BulletinsAsync([Description("Include today's earlier ones.")] bool allMessages = true) => Task.FromResult(new FeedSource(
        allMessages ? "all" : "new", token => FeedStep.Of(client.News.StreamBulletinsAsync(allMessages, token), BulletinView.Of, token))
    {
        Uri = "ibkr://news-bulletins",
    });

    private static IReadOnlyList<string> CodesOf(string providers) =>
        [.. providers.Parts().Select(code => code.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>A headline that has just come.</summary>
internal sealed record HeadlineView
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    /// <summary>UTC; null when TWS's time could not be read.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>As TWS wrote it.</summary>
    public required string Timestamp { get; init; }

    public required string ProviderCode { get; init; }

    /// <summary>For ibkr_get_news_article, with the provider's code.</summary>
    public required string ArticleId { get; init; }

    public required string Headline { get; init; }

    public string? ExtraData { get; init; }

    public static HeadlineView Of(NewsHeadline news) => new()
    {
        Time = news.Time,
        Timestamp = news.TimeText,
        ProviderCode = news.ProviderCode,
        ArticleId = news.ArticleId,
        Headline = news.Headline,
        ExtraData = news.ExtraData.OrNull(),
    };
}

/// <summary>A bulletin of IB or an exchange.</summary>
internal sealed record BulletinView
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public required int MsgId { get; init; }

    /// <summary>1: text; 2 and 3: an exchange is or is no longer available.</summary>
    public required int MsgType { get; init; }

    public required string Message { get; init; }

    public string? OrigExchange { get; init; }

    public static BulletinView Of(NewsBulletin bulletin) => new()
    {
        MsgId = bulletin.Id,
        MsgType = bulletin.Type,
        Message = bulletin.Text,
        OrigExchange = bulletin.Exchange.OrNull(),
    };
}
