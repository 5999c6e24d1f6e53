using System.ComponentModel;

namespace Gateway.Tools.Connection;

/// <summary>What one caller may use; 0 is without limit.</summary>
internal sealed record ServerLimits
{
    public required int CallsPerSecond { get; init; }

    public required int OrdersPerSecond { get; init; }

    public required int CallsAtOnce { get; init; }

    public required int StreamsAtOnce { get; init; }

    [Description("Callers on this machine may use so many times the limits.")]
    public required int LocalFactor { get; init; }

    [Description("Longest request.")]
    public required int BodyBytes { get; init; }

    [Description("Messages to TWS in one second, of all callers together.")]
    public required int TwsMessagesPerSecond { get; init; }
}
