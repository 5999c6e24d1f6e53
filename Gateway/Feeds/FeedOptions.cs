namespace Gateway.Feeds;

/// <summary>How long feeds are kept.</summary>
/// <param name="Linger">So long a feed lives without a reader, for one that comes back. Default 60 s.</param>
internal sealed record FeedOptions(TimeSpan Linger)
{
    public static readonly FeedOptions Default = new(TimeSpan.FromSeconds(60));
}
