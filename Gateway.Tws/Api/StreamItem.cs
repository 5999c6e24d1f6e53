namespace Gateway.Tws.Api;

/// <summary>One step of a stream as a reader sees it: an update, or a gap told in band.</summary>
public abstract record StreamItem<T>
{
    private StreamItem()
    {
    }

    public sealed record Update(T Value) : StreamItem<T>
    {
        /// <summary>How many earlier updates this one replaced since the reader last looked; 0 for a reader that keeps up.</summary>
        public long Conflated { get; init; }
    }

    public sealed record Gap(StreamGap Value) : StreamItem<T>;
}

/// <summary>A hole in a stream, told in band.</summary>
/// <param name="Reason">Why, in words that a user understands.</param>
/// <param name="Dropped">How many updates were dropped; null when nobody can know, as after a reconnect.</param>
public sealed record StreamGap(string Reason, DateTimeOffset From, DateTimeOffset To, long? Dropped);
