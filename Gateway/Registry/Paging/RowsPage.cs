namespace Gateway.Registry.Paging;

/// <summary>The rows of one answer.</summary>
/// <param name="Total">Total number of rows.</param>
/// <param name="NextCursor">Null when no rows are left.</param>
internal sealed record RowsPage(IReadOnlyList<JsonElement> Rows, int Total, string? NextCursor)
{
    public static RowsPage Cut(JsonElement list, RowsRequest request, bool newestLast)
    {
        var total = list.GetArrayLength();
        var limit = request.Limit ?? total;
        // In both directions a position counts from the first row, so rows added at the end between two pages do not move a cursor.
        var (from, to) = newestLast ? Before(request.Position ?? total) : After(request.Position ?? 0);
        var rows = list.EnumerateArray().Skip(from).Take(to - from).ToList();
        int? next = newestLast ? (from > 0 ? from : null) : (to < total ? to : null);
        return new RowsPage(rows, total, next is { } position ? RowsCursor.Write(position, request.Key) : null);

        (int From, int To) After(int position) => (Math.Min(position, total), Math.Min(Math.Min(position, total) + limit, total));

        (int From, int To) Before(int position) => (Math.Max(0, Math.Min(position, total) - limit), Math.Min(position, total));
    }

    /// <summary>Those of the columns that have a value in at least one row; all of them when there are no rows.</summary>
    public IReadOnlyList<string> Filled(IReadOnlyList<string> columns) =>
        Rows.Count == 0 ? columns : [.. columns.Where(column => Rows.Any(row => row.TryGetProperty(column, out _)))];
}
