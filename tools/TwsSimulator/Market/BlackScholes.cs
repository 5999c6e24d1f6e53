namespace TwsSimulator.Market;

/// <summary>The model value of a European option without dividends, and its greeks as TWS states them.</summary>
/// <param name="Price">Value of one share's worth.</param>
/// <param name="Delta">Change a unit of the underlying.</param>
/// <param name="Gamma">Change of delta a unit of the underlying.</param>
/// <param name="Vega">Change a percentage point of volatility.</param>
/// <param name="Theta">Change a day.</param>
internal readonly record struct BlackScholes(double Price, double Delta, double Gamma, double Vega, double Theta)
{
    public const double Rate = 0.04;

    private const double ShortestYears = 1e-6;

    public static BlackScholes Of(bool call, double spot, double strike, double years, double volatility)
    {
        years = Math.Max(years, ShortestYears);
        var root = Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (Rate + volatility * volatility / 2) * years) / (volatility * root);
        var d2 = d1 - volatility * root;
        var sign = call ? 1 : -1;
        var discounted = strike * Math.Exp(-Rate * years);
        var density = Math.Exp(-d1 * d1 / 2) / Math.Sqrt(2 * Math.PI);
        return new BlackScholes(
            sign * (spot * Cumulative(sign * d1) - discounted * Cumulative(sign * d2)),
            sign * Cumulative(sign * d1),
            density / (spot * volatility * root),
            spot * density * root / 100,
            (-spot * density * volatility / (2 * root) - sign * Rate * discounted * Cumulative(sign * d2)) / 365);
    }

    /// <summary>The volatility at which the model gives this price, by bisection between 0.1 % and 500 %.</summary>
    public static double ImpliedVolatility(bool call, double price, double spot, double strike, double years)
    {
        var (low, high) = (0.001, 5.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Of(call, spot, strike, years, middle).Price < price)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The normal distribution, to seven digits (Abramowitz and Stegun 26.2.17).</summary>
    private static double Cumulative(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
