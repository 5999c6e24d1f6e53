using System.ComponentModel;
using Gateway.Tws.Api.News;

namespace Gateway.Tools.News;

/// <summary>One headline.</summary>
internal sealed record ArticleRow
{
    [Description("Absent when TWS's time cannot be read.")]
    public DateTimeOffset? Time { get; init; }

    public required string ProviderCode { get; init; }

    [Description("For ibkr_get_news_article, with providerCode.")]
    public required string ArticleId { get; init; }

    [Description("Written by a third party.")]
    public required string Headline { get; init; }

    [Description("The provider's own marks: instruments (A), language (L), confidence (C) and relevance (K).")]
    public string? Marks { get; init; }

    public static ArticleRow Of(NewsHeadline headline) => new()
    {
        Time = headline.Time,
        ProviderCode = headline.ProviderCode,
        ArticleId = headline.ArticleId,
        Headline = headline.Headline,
        Marks = headline.Marks.OrNull(),
    };
}
