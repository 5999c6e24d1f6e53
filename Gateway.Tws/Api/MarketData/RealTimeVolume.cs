namespace Gateway.Tws.Api.MarketData;

/// <summary>The last trade with the day's totals (generic ticks 233 and 375).</summary>
/// <param name="Time">When the trade was.</param>
/// <param name="DayVolume">Volume of the day so far, in the contract's units.</param>
/// <param name="Vwap">Volume-weighted average price of the day.</param>
/// <param name="SingleMarketMaker">True when one market maker filled the whole trade.</param>
public sealed record RealTimeVolume(
    decimal? Price, decimal? Size, DateTimeOffset? Time, decimal? DayVolume, decimal? Vwap, bool? SingleMarketMaker);
