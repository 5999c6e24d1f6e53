using Gateway.Instruments.Contracts;

namespace Gateway.Feeds;

/// <summary>Where a feed's entries come from; made before anything is asked of TWS.</summary>
/// <param name="Key">The same for all who ask for the same thing: they share one feed.</param>
/// <param name="Open">Begins to listen at once, and gives what comes until the token ends.</param>
internal sealed record FeedSource(string Key, Func<CancellationToken, IAsyncEnumerable<FeedStep>> Open)
{
    /// <summary>The resource that tells the same; null when there is none for just this choice.</summary>
    public string? Uri { get; init; }

    public ContractInfo? Contract { get; init; }

    public string? Account { get; init; }
}
