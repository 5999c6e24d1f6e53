namespace Gateway.Tools.Preview;

/// <summary>One figure before and after an order.</summary>
internal sealed record MarginChange(decimal? Before, decimal? Change, decimal? After)
{
    /// <summary>Null when TWS computed none of it.</summary>
    public static MarginChange? Of(decimal? before, decimal? change, decimal? after) =>
        before is null && change is null && after is null ? null : new MarginChange(before, change, after);
}
