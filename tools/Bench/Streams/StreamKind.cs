namespace Bench.Streams;

/// <summary>The ways to open a stream.</summary>
internal enum StreamKind
{
    /// <summary>The GET stream of a session.</summary>
    Session,

    /// <summary>The same, in a session that follows a quote.</summary>
    SessionFollowing,

    /// <summary>ibkr_stream_market_data with progress, in a session.</summary>
    SessionCall,

    /// <summary>subscriptions/listen on ibkr://status.</summary>
    ListenStatus,

    /// <summary>subscriptions/listen on a quote.</summary>
    ListenQuote,

    /// <summary>ibkr_stream_market_data with progress, revision 2026-07-28.</summary>
    Call,

    /// <summary>The same without a progress token: nothing comes until its end.</summary>
    QuietCall,
}
