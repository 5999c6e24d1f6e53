namespace Gateway.Tws.Api.News;

/// <summary>A news headline, historical or live.</summary>
/// <param name="Time">Null when TWS's time cannot be parsed; then <paramref name="TimeText"/> is all there is.</param>
/// <param name="TimeText">As TWS wrote it.</param>
/// <param name="ArticleId">Names the article to its provider, for <see cref="NewsApi.ArticleAsync"/>.</param>
/// <param name="Headline">Without the provider's marks.</param>
/// <param name="Marks">What stood in braces before the headline, such as <c>A:265598:L:en:K:0.97:C:0.97</c>; empty for none.</param>
/// <param name="ExtraData">Extra data of a live headline; empty for none.</param>
public sealed record NewsHeadline(
    DateTimeOffset? Time, string TimeText, string ProviderCode, string ArticleId, string Headline, string Marks, string ExtraData);

/// <summary>Headlines of the past, the newest first.</summary>
/// <param name="HasMore">There are older ones in the span that was asked for.</param>
/// <param name="Complete">False when TWS did not end the list in time.</param>
public sealed record NewsHistory(IReadOnlyList<NewsHeadline> Headlines, bool HasMore, bool Complete);

/// <summary>The body of an article.</summary>
/// <param name="IsBinary">True: <paramref name="Text"/> is a file as base64, so far always a PDF; false: text or HTML.</param>
public sealed record NewsArticle(bool IsBinary, string Text);

/// <summary>A bulletin of IB or an exchange.</summary>
/// <param name="Id">Tells bulletins of one session apart.</param>
/// <param name="Type">1: text; 2 and 3: an exchange is or is no longer available; IB's sources disagree which, so read the text.</param>
/// <param name="Exchange">Empty when it comes from none.</param>
public sealed record NewsBulletin(int Id, int Type, string Text, string Exchange);
