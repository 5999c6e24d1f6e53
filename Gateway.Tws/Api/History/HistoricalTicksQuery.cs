using Gateway.Tws.Model;

namespace Gateway.Tws.Api.History;

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
