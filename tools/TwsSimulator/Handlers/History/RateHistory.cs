using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>Volatilities, yields and borrow fees: all of them rise when the price falls.</summary>
internal static class RateHistory
{
    private const double YieldHalfSpread = 0.02;

    public static bool Is(string whatToShow) =>
        whatToShow is "HISTORICAL_VOLATILITY" or "OPTION_IMPLIED_VOLATILITY" or "FEE_RATE"
            || whatToShow.StartsWith("YIELD", StringComparison.Ordinal);

    /// <summary>Open, high, low and close of a rate over a range of prices.</summary>
    public static (decimal Open, decimal High, decimal Low, decimal Close) Of(Instrument instrument, string whatToShow, PriceRange prices)
    {
        return (Rate(prices.Open), Rate(prices.Low), Rate(prices.High), Rate(prices.Close));

        decimal Rate(double price) => (decimal)Math.Round(At(instrument, whatToShow, price), 4);
    }

    private static double At(Instrument instrument, string whatToShow, double price) => whatToShow switch
    {
        "HISTORICAL_VOLATILITY" => instrument.Volatility * instrument.BasePrice / price,
        "OPTION_IMPLIED_VOLATILITY" => 1.1 * instrument.Volatility * instrument.BasePrice / price,
        "FEE_RATE" => 0.25 * instrument.BasePrice / price,
        "YIELD_BID" => 100 * (double)instrument.Coupon / price + YieldHalfSpread,
        "YIELD_ASK" => 100 * (double)instrument.Coupon / price - YieldHalfSpread,
        _ => 100 * (double)instrument.Coupon / price,
    };
}
