namespace Gateway.Tools.Risk;

/// <summary>The value of a European option without dividends and interest: enough to tell how an option's worth moves with its underlying.</summary>
internal static class BlackScholes
{
    private const double ShortestYears = 1.0 / (365 * 24);

    /// <param name="volatility">A year's, as a fraction.</param>
    public static double Value(bool call, double spot, double strike, double years, double volatility)
    {
        if (spot <= 0)
            return call ? 0 : strike;
        var spread = volatility * Math.Sqrt(Math.Max(years, ShortestYears));
        var d1 = (Math.Log(spot / strike) / spread) + (spread / 2);
        var sign = call ? 1 : -1;
        return sign * ((spot * Cumulative(sign * d1)) - (strike * Cumulative(sign * (d1 - spread))));
    }

    /// <summary>The normal distribution, to seven digits (Abramowitz and Stegun 26.2.17).</summary>
    public static double Cumulative(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
