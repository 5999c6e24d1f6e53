namespace Gateway.Tws.Api.News;

/// <summary>A headline, of the past or just come.</summary>
/// <param name="Time">Null when TWS wrote a time that nobody can read; then <paramref name="TimeText"/> is all there is.</param>
/// <param name="TimeText">As TWS wrote it.</param>
/// <param name="ArticleId">Names the article to its provider, for <see cref="INewsApi.ArticleAsync"/>.</param>
/// <param name="Headline">Without the provider's marks.</param>
/// <param name="Marks">What stood in braces before the headline, such as <c>A:265598:L:en:K:0.97:C:0.97</c>; empty for none.</param>
/// <param name="ExtraData">Of a headline that has just come; empty for none.</param>
public sealed record NewsHeadline(
    DateTimeOffset? Time, string TimeText, string ProviderCode, string ArticleId, string Headline, string Marks, string ExtraData);
