using System.ComponentModel;

namespace Gateway.Tools.Advisors;

/// <summary>An advisor's configuration.</summary>
internal sealed record FaGroupsResult
{
    [Description("False when TWS says that the user is no advisor: there are no groups then.")]
    public required bool IsAdvisor { get; init; }

    public required IReadOnlyList<FaGroup> Groups { get; init; }

    public required IReadOnlyList<FaAlias> Aliases { get; init; }
}
