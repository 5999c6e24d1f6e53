using System.ComponentModel;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Orders;

/// <summary>A list of fills, the latest first.</summary>
internal sealed record ExecutionsResult
{
    public required IReadOnlyList<ExecutionRow> Executions { get; init; }

    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time: there may be more fills.")]
    public required bool Complete { get; init; }

    public static ExecutionsResult Of(IEnumerable<ExecutionEntry> entries, bool complete)
    {
        var rows = entries.Select(ExecutionRow.Of).OrderByDescending(row => row.Time ?? DateTimeOffset.MinValue).ToList();
        return new ExecutionsResult { Executions = rows, Count = rows.Count, Complete = complete };
    }
}
