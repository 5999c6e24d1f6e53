using System.ComponentModel;

namespace Gateway.Tools.Advisors;

/// <summary>What became of a replacement of groups.</summary>
internal sealed record SetFaGroupsResult
{
    [Description("False when they were only checked.")]
    public required bool Replaced { get; init; }

    public required IReadOnlyList<FaGroup> Groups { get; init; }

    [Description("TWS's word on it.")]
    public string? Message { get; init; }
}
