namespace Gateway.Tws.Api.News;

/// <summary>Headlines of the past, the newest first.</summary>
/// <param name="HasMore">There are older ones in the span that was asked for.</param>
/// <param name="Complete">False when TWS did not end the list in time.</param>
public sealed record NewsHistory(IReadOnlyList<NewsHeadline> Headlines, bool HasMore, bool Complete);
