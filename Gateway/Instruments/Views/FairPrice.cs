using Gateway.Tws.Api.MarketData;

namespace Gateway.Instruments.Views;

/// <summary>The fair price of a quote, and which of the quote's prices it is.</summary>
/// <remarks>
/// As TWS marks positions: its mark price where it tells one; else the last price, moved to the bid or the ask when it lies outside them; without a
/// last price, as for currency pairs, the middle; and the close when there is no other price. What an order would pay now is another question: that
/// is the far side of the quote.
/// </remarks>
internal readonly record struct FairPrice(decimal Value, PriceSource Source)
{
    /// <summary>Null when the quote has no price at all.</summary>
    public static FairPrice? Of(Quote quote) => Of(quote.MarkPrice, quote.Last, quote.Bid, quote.Ask, quote.Close);

    /// <inheritdoc cref="Of(Quote)"/>
    public static FairPrice? Of(QuoteView quote) => Of(quote.MarkPrice, quote.Last, quote.Bid, quote.Ask, quote.Close);

    private static FairPrice? Of(decimal? mark, decimal? last, decimal? bid, decimal? ask, decimal? close) => (mark, last) switch
    {
        ({ } told, _) => new FairPrice(told, PriceSource.Mark),
        // Bid and ask that are crossed say nothing about a trade between them.
        (_, { } traded) when bid > ask => new FairPrice(traded, PriceSource.Last),
        (_, { } traded) when traded < bid => new FairPrice(bid.Value, PriceSource.Bid),
        (_, { } traded) when traded > ask => new FairPrice(ask.Value, PriceSource.Ask),
        (_, { } traded) => new FairPrice(traded, PriceSource.Last),
        _ when (bid + ask) / 2 is { } middle => new FairPrice(middle, PriceSource.Middle),
        _ when close is { } before => new FairPrice(before, PriceSource.Close),
        _ => null,
    };
}

/// <summary>The source of a contract's price.</summary>
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
