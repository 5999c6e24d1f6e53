namespace Gateway.Tws.Session;

/// <summary>A list that TWS sends item by item and ends with a message of its own.</summary>
/// <param name="Complete">False when the end did not come in time: there may be more items than these.</param>
public sealed record Snapshot<T>(IReadOnlyList<T> Items, bool Complete);
