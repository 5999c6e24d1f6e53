namespace Gateway.Registry.Paging;

/// <summary>The members that all rows of an answer share and that are long enough to be worth writing once.</summary>
internal static class RowsCommon
{
    private const int ShortestShared = 40;

    /// <summary>The names of shared members, in the order of the columns; none for fewer than two rows.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<JsonElement> rows, IReadOnlyList<string> columns) =>
        rows.Count < 2 ? [] : [.. columns.Where(column => IsShared(rows, column))];

    private static bool IsShared(IReadOnlyList<JsonElement> rows, string column) =>
        rows[0].TryGetProperty(column, out var first)
        && first.GetRawText().Length >= ShortestShared
        && rows.Skip(1).All(row => row.TryGetProperty(column, out var value) && value.GetRawText() == first.GetRawText());
}
