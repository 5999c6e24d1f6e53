using System.ComponentModel;

namespace Gateway.Tools.Connection;

/// <summary>What the connection carries.</summary>
internal sealed record ConnectionLoad
{
    [Description("Market data lines that are open at TWS, each shared by all who read the same contract.")]
    public required int MarketDataLines { get; init; }

    [Description("The most messages that are sent to TWS in one second; more wait.")]
    public required int MessagesPerSecond { get; init; }

    [Description("Messages of the present session; absent without one.")]
    public long? Received { get; init; }

    [Description("Of a kind that the gateway does not know: skipped.")]
    public long? Unknown { get; init; }

    [Description("That could not be read.")]
    public long? Unreadable { get; init; }
}
