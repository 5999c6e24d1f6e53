namespace Gateway.Tools.Preview;

/// <summary>Staged orders.</summary>
internal sealed record StagedList
{
    public required IReadOnlyList<StagedView> Orders { get; init; }

    public required int Count { get; init; }
}
