using System.ComponentModel;

namespace Gateway.Tools.Accounts;

/// <summary>Margin of each account.</summary>
internal sealed record MarginResult
{
    public required IReadOnlyList<MarginRow> Accounts { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish in time: there may be more.")]
    public required bool Complete { get; init; }
}
