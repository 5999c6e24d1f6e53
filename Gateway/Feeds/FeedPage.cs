using Gateway.Handlers;

namespace Gateway.Feeds;

/// <summary>Some entries in order.</summary>
/// <param name="Next">The cursor that reads on after them.</param>
/// <param name="Missed">How many entries after the cursor were dropped from the ring before they were read.</param>
/// <param name="Last">The number of the latest entry of the feed.</param>
internal sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, long Next, long Missed, long Last);

/// <summary>The newest update, for a reader that needs only the present value.</summary>
/// <param name="Gap">An interruption since the last read, which comes first; several are merged into one that spans them.</param>
/// <param name="Update">The newest update; null when none came after the gap.</param>
/// <param name="Conflated">How many updates it replaced.</param>
internal sealed record FeedNews(UpdateGap? Gap, FeedEntry? Update, long Conflated);
