using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData.Ticks;

/// <summary>One trade, one change of bid or ask, or one midpoint. Members of other types are null.</summary>
/// <param name="Time">To the second, as TWS tells it; null when it told no moment.</param>
/// <param name="IsHistory">True for the ticks of the past that come first when they were asked for.</param>
public sealed record MarketTick(TickByTickType Type, DateTimeOffset? Time, bool IsHistory)
{
    public decimal? Price { get; init; }

    public decimal? Size { get; init; }

    public string? Exchange { get; init; }

    /// <summary>The exchange's own letters.</summary>
    public string? SpecialConditions { get; init; }

    /// <summary>The trade was outside the limits of its day.</summary>
    public bool? PastLimit { get; init; }

    /// <summary>Not counted in the day's figures, such as odd lots.</summary>
    public bool? Unreported { get; init; }

    public decimal? Bid { get; init; }

    public decimal? Ask { get; init; }

    public decimal? BidSize { get; init; }

    public decimal? AskSize { get; init; }

    /// <summary>The bid is below the day's low.</summary>
    public bool? BidPastLow { get; init; }

    /// <summary>The ask is above the day's high.</summary>
    public bool? AskPastHigh { get; init; }

    public decimal? MidPoint { get; init; }
}
