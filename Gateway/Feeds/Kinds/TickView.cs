using Gateway.Tws.Api.MarketData.Ticks;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Kinds;

/// <summary>One tick; what its type does not have is absent.</summary>
internal sealed record TickView
{
    public required TickByTickType TickType { get; init; }

    public DateTimeOffset? Time { get; init; }

    public decimal? Price { get; init; }

    public decimal? Size { get; init; }

    public decimal? Bid { get; init; }

    public decimal? BidSize { get; init; }

    public decimal? Ask { get; init; }

    public decimal? AskSize { get; init; }

    public decimal? MidPoint { get; init; }

    public string? Exchange { get; init; }

    public string? SpecialConditions { get; init; }

    /// <summary>Outside the limits of the day: the trade, or bid below low or ask above high.</summary>
    public bool? PastLimit { get; init; }

    /// <summary>Not counted in the day's figures, such as odd lots.</summary>
    public bool? Unreported { get; init; }

    public bool? IsHistory { get; init; }

    public static TickView Of(MarketTick tick) => new()
    {
        TickType = tick.Type,
        Time = tick.Time,
        Price = tick.Price,
        Size = tick.Size,
        Bid = tick.Bid,
        BidSize = tick.BidSize,
        Ask = tick.Ask,
        AskSize = tick.AskSize,
        MidPoint = tick.MidPoint,
        Exchange = tick.Exchange,
        SpecialConditions = tick.SpecialConditions,
        PastLimit = tick.PastLimit == true || tick.BidPastLow == true || tick.AskPastHigh == true ? true : null,
        Unreported = tick.Unreported == true ? true : null,
        IsHistory = tick.IsHistory ? true : null,
    };
}
