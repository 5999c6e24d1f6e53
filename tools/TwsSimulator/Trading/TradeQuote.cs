namespace TwsSimulator.Trading;

/// <summary>The two sides of a market at one step; null where a side has no quote.</summary>
internal readonly record struct TradeQuote(
    decimal? Bid, decimal? Ask, decimal? Last, decimal BidSize, decimal AskSize, decimal PriorClose, decimal Volume = 0m)
{
    /// <summary>
    /// The price that positions are valued at: the last trade when it lies inside the quote, else the middle, else the prior close.
    /// </summary>
    public decimal Mark
    {
        get
        {
            if (Bid is not { } bid || Ask is not { } ask)
                return Last ?? PriorClose;
            return Last is { } last && last >= bid && last <= ask ? last : (bid + ask) / 2m;
        }
    }

    /// <summary>The price at which an order of this side trades at once: a buyer pays the ask, a seller gets the bid.</summary>
    public decimal? Opposite(bool buy) => buy ? Ask : Bid;

    public decimal OppositeSize(bool buy) => buy ? AskSize : BidSize;
}
