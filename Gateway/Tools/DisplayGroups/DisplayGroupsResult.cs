namespace Gateway.Tools.DisplayGroups;

/// <summary>The display groups of TWS.</summary>
internal sealed record DisplayGroupsResult
{
    public required IReadOnlyList<DisplayGroupRow> Groups { get; init; }

    public required int Count { get; init; }
}
