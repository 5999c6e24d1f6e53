namespace Gateway.Registry;

/// <summary>
/// The tool answers a list that may be long. The registry gives it the arguments <c>limit</c>, <c>cursor</c>, <c>fields</c> and <c>format</c>
/// (json, compact, csv) and cuts and shapes the list of its result accordingly; the method itself returns every row.
/// </summary>
/// <param name="property">The list's name in the JSON result, such as <c>"bars"</c>.</param>
/// <param name="limit">The most rows of one answer unless the caller asks otherwise.</param>
/// <param name="most">The most that a caller may ask for.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RowsAttribute(string property, int limit, int most = 1000) : Attribute
{
    public string Property { get; } = property;

    public int Limit { get; } = limit;

    public int Most { get; } = most;

    /// <summary>Whether the last rows are kept, as of bars in the order of time, where the newest matter; a cursor leads to older ones. Default false.</summary>
    public bool NewestLast { get; init; }
}
