using Gateway.Configuration;

namespace Gateway.Tools.Connection;

/// <summary>The gateway itself: versions, toolsets, limits.</summary>
internal sealed record ServerInfoResult
{
    public required string Version { get; init; }

    public required string Runtime { get; init; }

    [Description("The version of TWS's protocol in use; absent while there is no session.")]
    public int? TwsServerVersion { get; init; }

    [Description("The newest version of TWS's protocol that the gateway supports.")]
    public required int NewestTwsServerVersion { get; init; }

    [Description("read_only, paper or live: whether and for which accounts orders are sent.")]
    public required TradingMode TradingMode { get; init; }

    [Description("The toolsets that this gateway offers, with the number of tools of each.")]
    public required IReadOnlyDictionary<string, int> Toolsets { get; init; }

    public required ServerLimits Limits { get; init; }
}

/// <summary>The latest events of the connection.</summary>
internal sealed record ConnectionEventsResult
{
    [Description("The oldest first; the last 500 are kept.")]
    public required IReadOnlyList<ConnectionEvent> Events { get; init; }

    public required int Count { get; init; }
}

/// <summary>One event of the connection.</summary>
internal sealed record ConnectionEvent
{
    [Description("Number of all events since the gateway started.")]
    public required long Sequence { get; init; }

    public required DateTimeOffset Time { get; init; }

    [Description("state: the connection's own state changed; attempt: a try failed; notice: TWS reported the state of its link or a data farm.")]
    public required string Kind { get; init; }

    [Description("disconnected, connecting, connected or ib_link_down: the state after the event.")]
    public required string State { get; init; }

    [Description("TWS's code, such as 1100 (link lost), 1101 and 1102 (link restored), 2103 to 2108 and 2157 (data farms).")]
    public int? Code { get; init; }

    public required string Text { get; init; }

    [Description("Number of repetitions in a row; the time is that of the first.")]
    public int Times { get; init; } = 1;
}

/// <summary>The limits of one caller; 0 means no limit.</summary>
internal sealed record ServerLimits
{
    public required int CallsPerSecond { get; init; }

    public required int OrdersPerSecond { get; init; }

    public required int CallsAtOnce { get; init; }

    public required int StreamsAtOnce { get; init; }

    [Description("Callers on this machine share this multiple of the concurrent ones, and have no limit a second.")]
    public required int LocalFactor { get; init; }

    [Description("Longest request.")]
    public required int BodyBytes { get; init; }

    [Description("Messages to TWS in one second, of all callers together.")]
    public required int TwsMessagesPerSecond { get; init; }
}
