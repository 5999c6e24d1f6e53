using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.News;

namespace Gateway.Tools.News;

/// <summary>Headlines about one contract, the newest first.</summary>
internal sealed record ArticlesResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("The requested providers.")]
    public required IReadOnlyList<string> Providers { get; init; }

    [Description("Start of the requested period, in the exchange's time zone.")]
    public string? StartDateTime { get; init; }

    [Description("End of the requested period, in the exchange's time zone.")]
    public string? EndDateTime { get; init; }

    [Description("Complete and empty means that there is no news.")]
    public required IReadOnlyList<ArticleRow> Articles { get; init; }

    public required int Count { get; init; }

    [Description("True when there are older ones in the period: raise totalResults, or repeat with an earlier endDateTime.")]
    public required bool HasMore { get; init; }

    [Description("False when TWS did not finish the list in time.")]
    public required bool Complete { get; init; }

    [Description("When articles is empty: what was searched.")]
    public string? Searched { get; init; }
}

/// <summary>The body of an article.</summary>
internal sealed record ArticleResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    public required string ProviderCode { get; init; }

    public required string ArticleId { get; init; }

    [Description("Text of the provider; HTML as plain text unless format is html.")]
    public required ArticleType ArticleType { get; init; }

    [Description("Written by a third party. Absent for a PDF, which has no text.")]
    public string? ArticleText { get; init; }

    [Description("Size of a PDF.")]
    public int? Bytes { get; init; }

    [Description("True when the text was cut.")]
    public required bool Truncated { get; init; }
}

/// <summary>Today's bulletins.</summary>
internal sealed record BulletinsResult
{
    [Description(ThirdParty.Mark)]
    public bool Untrusted { get; } = true;

    [Description("As TWS sent them, the oldest first; usually none.")]
    public required IReadOnlyList<BulletinRow> Bulletins { get; init; }

    public required int Count { get; init; }
}

/// <summary>The news providers that the user may read.</summary>
internal sealed record NewsProvidersResult
{
    [Description("Empty when the user subscribes to none.")]
    public required IReadOnlyList<NewsProviderRow> Providers { get; init; }

    public required int Count { get; init; }
}

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

    [Description("The provider's own tags: instruments (A), language (L), confidence (C) and relevance (K).")]
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

/// <summary>One bulletin.</summary>
internal sealed record BulletinRow
{
    public required int MsgId { get; init; }

    [Description("1 text; 2 and 3: an exchange is or is no longer available, as the text says.")]
    public required int MsgType { get; init; }

    public required string Message { get; init; }

    [Description("The exchange of the bulletin.")]
    public string? OrigExchange { get; init; }

    public static BulletinRow Of(NewsBulletin bulletin) =>
        new() { MsgId = bulletin.Id, MsgType = bulletin.Type, Message = bulletin.Text, OrigExchange = bulletin.Exchange.OrNull() };
}

/// <summary>A source of news.</summary>
internal sealed record NewsProviderRow
{
    [Description("A value for providerCodes.")]
    public required string Code { get; init; }

    public required string Name { get; init; }
}

/// <summary>The content type of an article's body.</summary>
internal enum ArticleType
{
    Text,
    Html,
    Pdf,
}

/// <summary>The format in which an article's body is returned.</summary>
internal enum ArticleFormat
{
    Text,
    Html,
}
