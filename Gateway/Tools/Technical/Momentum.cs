namespace Gateway.Tools.Technical;

/// <summary>Indicators of how fast prices move.</summary>
internal static class Momentum
{
    /// <summary>Wilder's relative strength index, 0 to 100; 50 when the price did not move at all.</summary>
    public static double?[] Rsi(BarSeries bars, int length)
    {
        var changes = Enumerable.Range(0, bars.Count).Select(i => i == 0 ? (double?)null : bars.Close[i] - bars.Close[i - 1]).ToArray();
        var gains = MovingAverages.Wilder([.. changes.Select(change => change is { } value ? Math.Max(value, 0) : (double?)null)], length);
        var losses = MovingAverages.Wilder([.. changes.Select(change => change is { } value ? Math.Max(-value, 0) : (double?)null)], length);
        return [.. gains.Zip(losses, (gain, loss) => gain + loss is { } sum ? sum == 0 ? 50 : 100 * gain / sum : null)];
    }

    public static IReadOnlyList<IndicatorLine> Macd(BarSeries bars, int fast, int slow, int signal)
    {
        var close = MovingAverages.OrNull(bars.Close);
        double?[] macd = [.. MovingAverages.Exponential(close, fast).Zip(MovingAverages.Exponential(close, slow), (one, other) => one - other)];
        var average = MovingAverages.Exponential(macd, signal);
        return [new("macd", macd), new("signal", average), new("histogram", [.. macd.Zip(average, (one, other) => one - other)])];
    }

    /// <summary>
    /// The stochastic oscillator: where the close stands within the range of the last bars, 0 to 100, smoothed (k), and its average (d).
    /// </summary>
    public static IReadOnlyList<IndicatorLine> Stochastic(BarSeries bars, int length, int smooth, int average)
    {
        var raw = new double?[bars.Count];
        for (var i = length - 1; i < bars.Count; i++)
        {
            var (high, low) = (bars.High[(i - length + 1)..(i + 1)].Max(), bars.Low[(i - length + 1)..(i + 1)].Min());
            raw[i] = high == low ? 50 : 100 * (bars.Close[i] - low) / (high - low);
        }
        var k = MovingAverages.Simple(raw, smooth);
        return [new("k", k), new("d", MovingAverages.Simple(k, average))];
    }
}
