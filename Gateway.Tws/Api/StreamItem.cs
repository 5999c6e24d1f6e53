namespace Gateway.Tws.Api;

/// <summary>One item of a stream: an update, or a gap in it.</summary>
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

/// <summary>A gap in a stream, reported as an item of it.</summary>
/// <param name="Reason">The reason, in words for users.</param>
/// <param name="Dropped">How many updates were dropped; null when nobody can know, as after a reconnect.</param>
public sealed record StreamGap(string Reason, DateTimeOffset From, DateTimeOffset To, long? Dropped);
