namespace Gateway.Tools.Quotes;

/// <summary>Where the price of a contract is from.</summary>
internal enum PriceSource
{
    /// <summary>TWS's own valuation of the account.</summary>
    Portfolio,

    /// <summary>TWS's mark price.</summary>
    Mark,

    /// <summary>The last trade.</summary>
    Last,

    /// <summary>The bid, because the last trade was below it.</summary>
    Bid,

    /// <summary>The ask, because the last trade was above it.</summary>
    Ask,

    /// <summary>Half way between bid and ask, because nothing has traded.</summary>
    Middle,

    /// <summary>The previous session's close, because there is nothing else.</summary>
    Close,
}
