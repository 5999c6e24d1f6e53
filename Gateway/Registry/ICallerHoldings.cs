namespace Gateway.Registry;

/// <summary>Something that is kept for callers beyond their requests, and that ends with their token.</summary>
internal interface ICallerHoldings
{
    /// <summary>Ends what is kept for the caller.</summary>
    /// <returns>How much that was.</returns>
    int EndAllOf(string callerId);
}
