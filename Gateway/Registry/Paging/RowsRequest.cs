namespace Gateway.Registry.Paging;

/// <summary>Which rows of an answer a caller asks for, and how.</summary>
/// <param name="Position">Where its cursor points: the first row of the page, or with the newest last the first row after it; null without a cursor.</param>
/// <param name="Fields">The properties of a row to be kept; empty for all.</param>
/// <param name="Key">What cursors of this call are bound to.</param>
internal sealed record RowsRequest(int? Limit, int? Position, IReadOnlyList<string> Fields, RowsFormat Format, string Key);
