using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.History;

/// <summary>Trading sessions of the past, oldest first.</summary>
internal sealed record ScheduleResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("The exchange's zone.")]
    public required string TimeZone { get; init; }

    public required bool UseRTH { get; init; }

    public required IReadOnlyList<ScheduleRow> Sessions { get; init; }

    public required int Count { get; init; }
}
