namespace Gateway.Registry.Paging;

/// <summary>The rows of an answer that a caller requests, and their format.</summary>
/// <param name="Position">
/// Where its cursor points: the first row of the page, or with the newest last the first row after it; null without a cursor.
/// </param>
/// <param name="Fields">The properties of a row to be kept; empty for all.</param>
/// <param name="Key">The key that cursors of this call carry.</param>
internal sealed record RowsRequest(int? Limit, int? Position, IReadOnlyList<string> Fields, RowsFormat Format, string Key);
