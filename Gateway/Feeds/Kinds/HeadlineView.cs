using Gateway.Instruments;
using Gateway.Tws.Api.News;

namespace Gateway.Feeds.Kinds;

/// <summary>A headline that has just come.</summary>
internal sealed record HeadlineView
{
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
