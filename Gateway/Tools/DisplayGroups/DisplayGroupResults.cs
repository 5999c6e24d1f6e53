using Gateway.Instruments;

namespace Gateway.Tools.DisplayGroups;

/// <summary>The display groups of TWS.</summary>
internal sealed record DisplayGroupsResult
{
    public required IReadOnlyList<DisplayGroupRow> Groups { get; init; }

    public required int Count { get; init; }
}

/// <summary>The contract that a display group shows.</summary>
internal sealed record DisplayGroupRow
{
    public const string Nothing = "none";

    public required int GroupId { get; init; }

    [Description("none, contract, or combo.")]
    public required string Shows { get; init; }

    [Description("IB's id of the contract; name it again by conid:NUMBER.")]
    public int? ConId { get; init; }

    public string? Exchange { get; init; }

    /// <param name="info">As TWS tells it: conId@exchange, none or combo.</param>
    public static DisplayGroupRow Of(int groupId, string info)
    {
        var at = info.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && int.TryParse(info.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var conId)
            ? new() { GroupId = groupId, Shows = "contract", ConId = conId, Exchange = info[(at + 1)..].OrNull() }
            : new() { GroupId = groupId, Shows = info.Length == 0 ? Nothing : info };
    }
}
