using Gateway.Instruments.Views;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>Fills of past days.</summary>
internal sealed record TradeHistoryResult
{
    [Description("First requested day, yyyy-MM-dd, New York.")]
    public required string From { get; init; }

    public required string To { get; init; }

    [Description("The earliest day whose fills TWS or the journal has.")]
    public required string ReachesBackTo { get; init; }

    [Description("The oldest fill of the answer, UTC.")]
    public DateTimeOffset? OldestTime { get; init; }

    [Description("Why days are missing; absent when no day is missing.")]
    public string? Limitation { get; init; }

    public required IReadOnlyList<ExecutionRow> Executions { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more fills.")]
    public required bool Complete { get; init; }
}

/// <summary>A list of fills, the latest first.</summary>
internal sealed record ExecutionsResult
{
    public required IReadOnlyList<ExecutionRow> Executions { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more fills.")]
    public required bool Complete { get; init; }

    [Description("When executions is empty: what was searched.")]
    public string? Searched { get; init; }

    public static ExecutionsResult Of(IEnumerable<ExecutionEntry> entries, bool complete, string? searched = null)
    {
        var rows = entries.Select(ExecutionRow.Of).OrderByDescending(row => row.Time ?? DateTimeOffset.MinValue).ToList();
        return new ExecutionsResult { Executions = rows, Count = rows.Count, Complete = complete, Searched = rows.Count > 0 ? null : searched };
    }
}
