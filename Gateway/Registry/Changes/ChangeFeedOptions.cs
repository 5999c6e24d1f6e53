namespace Gateway.Registry.Changes;

/// <summary>How often change notices are sent, and how long an unfollowed resource is still watched.</summary>
/// <param name="Interval">The least time between two notices of the same resource or list. Default 1 s.</param>
/// <param name="Linger">How long a resource is still watched after its last reader has left, in case one comes back. Default 10 s.</param>
internal sealed record ChangeFeedOptions(TimeSpan Interval, TimeSpan Linger)
{
    public static readonly ChangeFeedOptions Default = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
}
