namespace Gateway.Registry.Changes;

/// <summary>How often changes are told, and how long a resource is watched for nobody.</summary>
/// <param name="Interval">The least time between two notices of the same resource or list. Default 1 s.</param>
/// <param name="Linger">A resource that nobody follows any more is watched so much longer, for a reader that comes back. Default 10 s.</param>
internal sealed record ChangeFeedOptions(TimeSpan Interval, TimeSpan Linger)
{
    public static readonly ChangeFeedOptions Default = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
}
