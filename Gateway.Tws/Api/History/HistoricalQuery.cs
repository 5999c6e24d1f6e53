using Gateway.Tws.Model;

namespace Gateway.Tws.Api.History;

/// <summary>Which bars to fetch. Texts are IB's own.</summary>
/// <param name="Duration">How far back: a count and <c>S D W M</c> or <c>Y</c>, such as <c>"1 D"</c> or <c>"3600 S"</c>.</param>
/// <param name="BarSize">Such as <c>"5 secs"</c>, <c>"1 min"</c>, <c>"1 hour"</c>, <c>"1 day"</c>.</param>
/// <param name="WhatToShow"><c>TRADES MIDPOINT BID ASK BID_ASK ADJUSTED_LAST HISTORICAL_VOLATILITY OPTION_IMPLIED_VOLATILITY</c> ...</param>
/// <param name="UseRth">True for regular trading hours only.</param>
/// <param name="EndDateTime">The last moment; null is now. Must be null for <c>ADJUSTED_LAST</c>.</param>
public sealed record HistoricalQuery(
    Contract Contract,
    string Duration,
    string BarSize,
    string WhatToShow = "TRADES",
    bool UseRth = true,
    DateTimeOffset? EndDateTime = null);

/// <summary>Which ticks of the past to fetch: from a moment on, or up to one.</summary>
/// <param name="Start">The first moment; exactly one of it and <paramref name="End"/> is given.</param>
/// <param name="End">The last moment.</param>
/// <param name="Count">From 1 to <see cref="MostTicks"/>. TWS completes the last second, so that there may be more.</param>
/// <param name="WhatToShow"><c>TRADES</c>, <c>BID_ASK</c> or <c>MIDPOINT</c>.</param>
/// <param name="UseRth">True for regular trading hours only.</param>
/// <param name="IgnoreSize">True leaves out bids and asks whose sizes alone changed.</param>
public sealed record HistoricalTicksQuery(
    Contract Contract,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    int Count = 100,
    string WhatToShow = "TRADES",
    bool UseRth = true,
    bool IgnoreSize = false)
{
    public const int MostTicks = 1000;
}
