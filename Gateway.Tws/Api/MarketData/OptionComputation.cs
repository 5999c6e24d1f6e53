using Gateway.Tws.Messages.MarketData;

namespace Gateway.Tws.Api.MarketData;

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
