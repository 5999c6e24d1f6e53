using System.ComponentModel;

namespace Gateway.Tools.Connection;

/// <summary>What happened to the connection.</summary>
internal sealed record ConnectionEventsResult
{
    [Description("The oldest first; the last 500 are kept.")]
    public required IReadOnlyList<ConnectionEvent> Events { get; init; }

    public required int Count { get; init; }
}
