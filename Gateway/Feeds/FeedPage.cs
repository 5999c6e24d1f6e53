namespace Gateway.Feeds;

/// <summary>Some entries in order.</summary>
/// <param name="Next">The cursor that reads on after them.</param>
/// <param name="Missed">How many entries after the cursor had made room before they were read.</param>
/// <param name="Last">The number of the latest entry of the feed.</param>
internal sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, long Next, long Missed, long Last);
