using System.ComponentModel;

namespace Gateway.Tools.Streams;

/// <summary>What waiting came to.</summary>
internal sealed record WaitResult
{
    [Description("met or timed_out.")]
    public required string Status { get; init; }

    [Description("In the order in which they were given.")]
    public required IReadOnlyList<WaitedCondition> Conditions { get; init; }

    public required double WaitedSeconds { get; init; }
}
