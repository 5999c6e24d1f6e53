using System.ComponentModel;

namespace Gateway.Tools.Fundamentals;

/// <summary>Days on which companies tell their earnings.</summary>
internal sealed record EarningsResult
{
    [Description("The earliest first.")]
    public required IReadOnlyList<EarningsRow> Earnings { get; init; }

    public required int Count { get; init; }

    [Description("Companies that were asked about.")]
    public required int Companies { get; init; }

    [Description("False when Wall Street Horizon's limit of 100 events may have cut the list, or positions are missing.")]
    public required bool Complete { get; init; }
}
