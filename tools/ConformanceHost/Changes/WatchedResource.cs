using System.Runtime.CompilerServices;
using Gateway.Access;
using Gateway.Handlers;

namespace ConformanceHost.Changes;

/// <summary>A resource that changes while somebody watches it. The watcher runs once for all subscribers, and only while there are any.</summary>
[Toolset("watched", AccessScope.None)]
public sealed class WatchedResource(TimeProvider time)
{
    public const string Uri = "test://watched-resource";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    [Resource(Uri, "watched-resource", "Watched resource", MimeType = "text/plain", Watch = nameof(WatchAsync))]
    [Description("The time of day; it changes every three seconds for those who subscribe.")]
    public string Read() => $"Watched resource content at {time.GetUtcNow():HH:mm:ss}.";

    public async IAsyncEnumerable<DateTimeOffset> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            yield return time.GetUtcNow();
    }
}
