namespace Gateway.Feeds;

/// <summary>How a feed stands.</summary>
internal enum FeedState
{
    /// <summary>Asked for; nothing came yet.</summary>
    Starting,

    Live,

    /// <summary>TWS is disconnected: the feed goes on by itself after the reconnect.</summary>
    Reconnecting,

    /// <summary>Over. It can be started anew.</summary>
    Failed,
}
