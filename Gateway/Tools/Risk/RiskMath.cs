namespace Gateway.Tools.Risk;

/// <summary>The statistics of risk.</summary>
internal static class RiskMath
{
    private const int TradingDays = 252;

    /// <summary>Beta, how much one return moves with another: covariance by variance; null when the other does not move.</summary>
    public static double? Beta(IReadOnlyList<double> returns, IReadOnlyList<double> benchmark)
    {
        if (returns.Count < 2 || returns.Count != benchmark.Count)
            return null;
        var (mean, benchmarkMean) = (returns.Average(), benchmark.Average());
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < returns.Count; i++)
        {
            covariance += (returns[i] - mean) * (benchmark[i] - benchmarkMean);
            variance += (benchmark[i] - benchmarkMean) * (benchmark[i] - benchmarkMean);
        }
        return variance > 0 ? covariance / variance : null;
    }

    /// <summary>The quantile, interpolated between the two nearest values.</summary>
    public static double Quantile(IReadOnlyList<double> values, double part)
    {
        var sorted = values.Order().ToList();
        var place = Math.Clamp(part, 0, 1) * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>
    /// The value at risk: the loss that is not exceeded with this confidence, as a positive number; 0 when even then nothing is lost.
    /// </summary>
    public static double ValueAtRisk(IReadOnlyList<double> profits, double confidence) => Math.Max(0, -Quantile(profits, 1 - confidence));

    /// <summary>The expected shortfall: the mean loss of the cases beyond the value at risk.</summary>
    public static double ExpectedShortfall(IReadOnlyList<double> profits, double confidence)
    {
        var limit = Quantile(profits, 1 - confidence);
        return Math.Max(0, -profits.Where(profit => profit <= limit).Average());
    }

    /// <summary>The standard deviation of daily values, annualized.</summary>
    public static double AnnualizedDeviation(IReadOnlyList<double> daily)
    {
        var mean = daily.Average();
        return Math.Sqrt(daily.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, daily.Count - 1) * TradingDays);
    }

    /// <summary>The overlapping returns of so many days, from daily ones.</summary>
    public static IReadOnlyList<double> Over(IReadOnlyList<double> daily, int days) =>
    [
        .. Enumerable.Range(0, Math.Max(0, daily.Count - days + 1))
            .Select(start => Enumerable.Range(start, days).Aggregate(1.0, (product, i) => product * (1 + daily[i])) - 1),
    ];
}
