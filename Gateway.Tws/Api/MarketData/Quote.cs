using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

/// <summary>A snapshot of one contract's market data. Immutable.</summary>
/// <remarks>
/// Null means "not known": not sent yet, not asked for (see the generic ticks), or no such price now. Prices are in the contract's currency, sizes in
/// its units (shares for stocks). Delayed ticks fill the same fields as live ones; <see cref="MarketDataType"/> tells them apart.
/// </remarks>
public sealed record Quote
{
    /// <summary>When the last tick came; null before the first.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Null until the first tick or until TWS says so.</summary>
    public MarketDataType? MarketDataType { get; init; }

    public decimal? Bid { get; init; }

    public decimal? BidSize { get; init; }

    /// <summary>Letters of the exchanges that quote the bid; names by <see cref="BboExchange"/>.</summary>
    public string? BidExchange { get; init; }

    public decimal? Ask { get; init; }

    public decimal? AskSize { get; init; }

    public string? AskExchange { get; init; }

    public decimal? Last { get; init; }

    public decimal? LastSize { get; init; }

    public string? LastExchange { get; init; }

    /// <summary>When <see cref="Last"/> was traded, to the second.</summary>
    public DateTimeOffset? LastTime { get; init; }

    public decimal? Open { get; init; }

    public decimal? High { get; init; }

    public decimal? Low { get; init; }

    /// <summary>The previous session's close.</summary>
    public decimal? Close { get; init; }

    /// <summary>The day's volume.</summary>
    public decimal? Volume { get; init; }

    /// <summary>Null while TWS does not say.</summary>
    public HaltState? Halted { get; init; }

    /// <summary>Smallest price step.</summary>
    public decimal? MinTick { get; init; }

    /// <summary>Key by which the exchange letters are looked up (reqSmartComponents).</summary>
    public string? BboExchange { get; init; }

    /// <summary>The underlying that TWS hedges a delta-neutral combination with; null unless the contract has one.</summary>
    public DeltaNeutralContract? DeltaNeutral { get; init; }

    /// <summary>For a combination of a stock and a future, as the next three: what its bid amounts to.</summary>
    public ExchangeForPhysical? BidEfp { get; init; }

    public ExchangeForPhysical? AskEfp { get; init; }

    public ExchangeForPhysical? LastEfp { get; init; }

    /// <summary>Of the day before.</summary>
    public ExchangeForPhysical? CloseEfp { get; init; }

    /// <summary>Generic tick 221 or 232.</summary>
    public decimal? MarkPrice { get; init; }

    /// <summary>Last price in regular hours (generic tick 318).</summary>
    public decimal? LastRegularHours { get; init; }

    /// <summary>Generic tick 233.</summary>
    public RealTimeVolume? RealTimeVolume { get; init; }

    /// <summary>As <see cref="RealTimeVolume"/>, without unreported trades (generic tick 375).</summary>
    public RealTimeVolume? RealTimeTradeVolume { get; init; }

    /// <summary>The day's volume-weighted average price, from the real-time volume (generic tick 233 or 375).</summary>
    public decimal? Vwap => RealTimeVolume?.Vwap ?? RealTimeTradeVolume?.Vwap;

    /// <summary>Generic tick 165, as the next three.</summary>
    public RangeOfWeeks? Range13Weeks { get; init; }

    public RangeOfWeeks? Range26Weeks { get; init; }

    public RangeOfWeeks? Range52Weeks { get; init; }

    /// <summary>Average daily volume over 90 days.</summary>
    public decimal? AverageVolume { get; init; }

    /// <summary>Above 2.5 at least 1000 shares can be sold short, above 1.5 only if shares are located, else none (generic tick 236).</summary>
    public decimal? Shortable { get; init; }

    /// <summary>Generic tick 236.</summary>
    public decimal? ShortableShares { get; init; }

    /// <summary>Generic tick 456.</summary>
    public DividendFigures? Dividends { get; init; }

    /// <summary>Trades of the day (generic tick 293).</summary>
    public decimal? TradeCount { get; init; }

    /// <summary>Trades a minute (generic tick 294).</summary>
    public decimal? TradeRate { get; init; }

    /// <summary>Volume a minute (generic tick 295).</summary>
    public decimal? VolumeRate { get; init; }

    /// <summary>Volume of the last 3 minutes (generic tick 595), as the next two.</summary>
    public decimal? Volume3Minutes { get; init; }

    public decimal? Volume5Minutes { get; init; }

    public decimal? Volume10Minutes { get; init; }

    /// <summary>Thirty-day volatility of the underlying, a year's, as a fraction (generic tick 104).</summary>
    public double? HistoricalVolatility { get; init; }

    /// <summary>Thirty-day implied volatility, a year's, as a fraction (generic tick 106).</summary>
    public double? ImpliedVolatility { get; init; }

    /// <summary>Real-time historical volatility (generic tick 411).</summary>
    public double? RealTimeHistoricalVolatility { get; init; }

    /// <summary>Generic tick 101, as the next.</summary>
    public decimal? CallOpenInterest { get; init; }

    public decimal? PutOpenInterest { get; init; }

    /// <summary>Generic tick 100, as the next.</summary>
    public decimal? CallVolume { get; init; }

    public decimal? PutVolume { get; init; }

    /// <summary>Generic tick 105.</summary>
    public decimal? AverageOptionVolume { get; init; }

    /// <summary>Generic tick 588.</summary>
    public decimal? FuturesOpenInterest { get; init; }

    /// <summary>Points that the index future trades above its index (generic tick 162).</summary>
    public decimal? IndexFuturePremium { get; init; }

    /// <summary>Generic tick 225, as the next three.</summary>
    public decimal? AuctionPrice { get; init; }

    public decimal? AuctionVolume { get; init; }

    public decimal? AuctionImbalance { get; init; }

    public decimal? RegulatoryImbalance { get; init; }

    public decimal? BidYield { get; init; }

    public decimal? AskYield { get; init; }

    public decimal? LastYield { get; init; }

    /// <summary>Generic tick 460.</summary>
    public decimal? BondFactorMultiplier { get; init; }

    /// <summary>Fund values: close (generic tick 578), as the next.</summary>
    public decimal? EtfNavClose { get; init; }

    public decimal? EtfNavPriorClose { get; init; }

    /// <summary>Generic tick 576, as the next.</summary>
    public decimal? EtfNavBid { get; init; }

    public decimal? EtfNavAsk { get; init; }

    /// <summary>Generic tick 577.</summary>
    public decimal? EtfNavLast { get; init; }

    /// <summary>Generic tick 614, as the next.</summary>
    public decimal? EtfNavHigh { get; init; }

    public decimal? EtfNavLow { get; init; }

    /// <summary>From the bid; options only, as the next three.</summary>
    public OptionComputation? BidGreeks { get; init; }

    public OptionComputation? AskGreeks { get; init; }

    public OptionComputation? LastGreeks { get; init; }

    /// <summary>From TWS's own model price.</summary>
    public OptionComputation? ModelGreeks { get; init; }
}
