namespace Gateway.Feeds;

/// <summary>The kinds of live feeds.</summary>
internal enum FeedKind
{
    [JsonStringEnumMemberName("quote")]
    Quote,

    [JsonStringEnumMemberName("bars5s")]
    Bars5s,

    [JsonStringEnumMemberName("bars")]
    Bars,

    [JsonStringEnumMemberName("ticks")]
    Ticks,

    [JsonStringEnumMemberName("depth")]
    Depth,

    [JsonStringEnumMemberName("portfolio")]
    Portfolio,

    [JsonStringEnumMemberName("account")]
    Account,

    [JsonStringEnumMemberName("pnl")]
    PnL,

    [JsonStringEnumMemberName("pnl_single")]
    PnLSingle,

    [JsonStringEnumMemberName("orders")]
    Orders,

    [JsonStringEnumMemberName("executions")]
    Executions,

    [JsonStringEnumMemberName("tick_news")]
    TickNews,

    [JsonStringEnumMemberName("broadtape_news")]
    BroadtapeNews,

    [JsonStringEnumMemberName("bulletins")]
    Bulletins,

    [JsonStringEnumMemberName("scanner")]
    Scanner,

    [JsonStringEnumMemberName("connection")]
    Connection,
}
