using Gateway.Tws.Messages.MarketData;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Whether trading is halted (tick 49).</summary>
public enum HaltState
{
    NotHalted = 0,

    /// <summary>A general halt, for instance by a regulator.</summary>
    General = 1,

    /// <summary>A pause because the price moved too far.</summary>
    Volatility = 2,
}

/// <summary>The last trade with the day's totals (generic ticks 233 and 375).</summary>
/// <param name="Time">When the trade was.</param>
/// <param name="DayVolume">Volume of the day so far, in the contract's units.</param>
/// <param name="Vwap">Volume-weighted average price of the day.</param>
/// <param name="SingleMarketMaker">True when one market maker filled the whole trade.</param>
public sealed record RealTimeVolume(decimal? Price, decimal? Size, DateTimeOffset? Time, decimal? DayVolume, decimal? Vwap, bool? SingleMarketMaker);

/// <summary>Lowest and highest price over a number of weeks.</summary>
public sealed record RangeOfWeeks(decimal? Low, decimal? High);

/// <summary>Dividends (generic tick 456), in the contract's currency a share.</summary>
public sealed record DividendFigures(decimal? Past12Months, decimal? Next12Months, DateOnly? NextDate, decimal? NextAmount);

/// <summary>What TWS computes for an option from one price. Null is "not computed".</summary>
/// <param name="ImpliedVolatility">A year's, as a fraction: 0.25 is 25 %.</param>
/// <param name="Price">The option's price, in its currency.</param>
/// <param name="PvDividend">Present value of the dividends until expiry.</param>
/// <param name="UnderlyingPrice">The underlying's price that was used.</param>
/// <param name="PriceBased">True when computed from prices, false when from returns; null when TWS did not say.</param>
public readonly record struct OptionComputation(
    double? ImpliedVolatility,
    double? Delta,
    double? Gamma,
    double? Vega,
    double? Theta,
    decimal? Price,
    decimal? PvDividend,
    decimal? UnderlyingPrice,
    bool? PriceBased)
{
    internal static OptionComputation Of(in TickOptionComputationMessage message) => new(
        message.ImpliedVol, message.Delta, message.Gamma, message.Vega, message.Theta,
        message.OptPrice, message.PvDividend, message.UndPrice, message.TickAttrib switch { 0 => false, 1 => true, _ => null });
}

/// <summary>The interest at which a stock is exchanged for a future on it (tickEFP, 47).</summary>
/// <param name="BasisPoints">Hundredths of a per cent a year.</param>
/// <param name="Formatted">The same as TWS shows it, in per cent.</param>
/// <param name="ImpliedFuturesPrice">The future's price that this interest makes.</param>
/// <param name="HoldDays">Days until the future's last trade date.</param>
/// <param name="FutureLastTradeDate">As TWS writes it, yyyyMMdd.</param>
/// <param name="DividendImpact">What the dividends expected change of the interest, in basis points a year.</param>
/// <param name="DividendsToLastTradeDate">Dividends expected until the future's last trade date.</param>
public sealed record ExchangeForPhysical(
    decimal? BasisPoints, string Formatted, decimal? ImpliedFuturesPrice, int HoldDays, string FutureLastTradeDate,
    decimal? DividendImpact, decimal? DividendsToLastTradeDate)
{
    internal static ExchangeForPhysical Of(in TickEfpMessage tick) => new(
        tick.BasisPoints, tick.FormattedBasisPoints, tick.ImpliedFuturesPrice, tick.HoldDays, tick.FutureLastTradeDate,
        tick.DividendImpact, tick.DividendsToLastTradeDate);
}
