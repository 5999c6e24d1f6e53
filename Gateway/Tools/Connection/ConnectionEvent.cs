using System.ComponentModel;

namespace Gateway.Tools.Connection;

/// <summary>Something that happened to the connection.</summary>
internal sealed record ConnectionEvent
{
    [Description("Counts all events since the gateway began.")]
    public required long Sequence { get; init; }

    public required DateTimeOffset Time { get; init; }

    [Description("state: the connection's own state changed; attempt: a try failed; notice: TWS told of its link or a data farm.")]
    public required string Kind { get; init; }

    [Description("disconnected, connecting, connected or ib_link_down: the state after it.")]
    public required string State { get; init; }

    [Description("TWS's code, such as 1100 (link lost), 1101 and 1102 (link restored), 2103 to 2108 and 2157 (data farms).")]
    public int? Code { get; init; }

    public required string Text { get; init; }

    [Description("How often it came in a row; the time is that of the first.")]
    public int Times { get; init; } = 1;
}
