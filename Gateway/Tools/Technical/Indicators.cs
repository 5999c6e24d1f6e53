namespace Gateway.Tools.Technical;

/// <summary>Moving averages. Leading nulls of the input are skipped.</summary>
internal static class MovingAverages
{
    public static double?[] Simple(IReadOnlyList<double?> values, int length)
    {
        var result = new double?[values.Count];
        var first = First(values);
        for (var i = first + length - 1; i < values.Count; i++)
        {
            // Summed afresh: a running sum would carry rounding errors on.
            var sum = 0.0;
            for (var j = i - length + 1; j <= i; j++)
                sum += values[j]!.Value;
            result[i] = sum / length;
        }
        return result;
    }

    /// <summary>The exponential average: begins with the simple average of the first values; each new value weighs 2 / (length + 1).</summary>
    public static double?[] Exponential(IReadOnlyList<double?> values, int length) => Smooth(values, length, 2.0 / (length + 1));

    /// <summary>Wilder's average: begins like the exponential one; each new value weighs 1 / length.</summary>
    public static double?[] Wilder(IReadOnlyList<double?> values, int length) => Smooth(values, length, 1.0 / length);

    public static double?[] OrNull(double[] values) => [.. values.Select(value => (double?)value)];

    private static double?[] Smooth(IReadOnlyList<double?> values, int length, double weight)
    {
        var result = new double?[values.Count];
        var start = First(values) + length - 1;
        if (start >= values.Count)
            return result;
        var average = Enumerable.Range(start - length + 1, length).Average(i => values[i]!.Value);
        result[start] = average;
        for (var i = start + 1; i < values.Count; i++)
            result[i] = average += weight * (values[i]!.Value - average);
        return result;
    }

    private static int First(IReadOnlyList<double?> values)
    {
        var first = 0;
        while (first < values.Count && values[first] is null)
            first++;
        return first;
    }
}

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

/// <summary>Indicators of how far prices move.</summary>
internal static class Ranges
{
    /// <summary>Bollinger bands: the average, and so many standard deviations (of the whole population) around it.</summary>
    public static IReadOnlyList<IndicatorLine> Bollinger(BarSeries bars, int length, double width)
    {
        var middle = MovingAverages.Simple(MovingAverages.OrNull(bars.Close), length);
        var spread = new double?[bars.Count];
        for (var i = length - 1; i < bars.Count; i++)
            spread[i] = width * Math.Sqrt(bars.Close[(i - length + 1)..(i + 1)].Average(close => Math.Pow(close - middle[i]!.Value, 2)));
        return
        [
            new("upper", [.. middle.Zip(spread, (one, other) => one + other)]),
            new("middle", middle),
            new("lower", [.. middle.Zip(spread, (one, other) => one - other)]),
        ];
    }

    /// <summary>Wilder's average true range.</summary>
    public static double?[] Atr(BarSeries bars, int length) => MovingAverages.Wilder(TrueRanges(bars), length);

    /// <summary>Wilder's average directional index with its two directions, 0 to 100.</summary>
    public static IReadOnlyList<IndicatorLine> Adx(BarSeries bars, int length)
    {
        var (up, down) = (new double?[bars.Count], new double?[bars.Count]);
        for (var i = 1; i < bars.Count; i++)
        {
            var (rise, fall) = (bars.High[i] - bars.High[i - 1], bars.Low[i - 1] - bars.Low[i]);
            up[i] = rise > fall && rise > 0 ? rise : 0;
            down[i] = fall > rise && fall > 0 ? fall : 0;
        }
        // The first bar has no direction, so its range must not count either.
        var ranges = TrueRanges(bars);
        if (ranges.Length > 0)
            ranges[0] = null;
        var range = MovingAverages.Wilder(ranges, length);
        double?[] plus = [.. MovingAverages.Wilder(up, length).Zip(range, Percent)];
        double?[] minus = [.. MovingAverages.Wilder(down, length).Zip(range, Percent)];
        double?[] index = [.. plus.Zip(minus, (one, other) => Percent(Math.Abs((one - other) ?? 0), one + other))];
        return [new("adx", MovingAverages.Wilder(index, length)), new("plusDi", plus), new("minusDi", minus)];
    }

    /// <summary>
    /// VWAP, the price weighted by volume since the session began; for bars of a day and longer since the first bar. Null without volume.
    /// </summary>
    public static double?[] Vwap(BarSeries bars)
    {
        var result = new double?[bars.Count];
        var (value, volume) = (0.0, 0.0);
        for (var i = 0; i < bars.Count; i++)
        {
            if (i > 0 && bars.Sessions[i] != bars.Sessions[i - 1])
                (value, volume) = (0, 0);
            value += (bars.High[i] + bars.Low[i] + bars.Close[i]) / 3 * bars.Volume[i];
            volume += bars.Volume[i];
            result[i] = volume > 0 ? value / volume : null;
        }
        return result;
    }

    private static double?[] TrueRanges(BarSeries bars) =>
        [.. Enumerable.Range(0, bars.Count).Select(i => (double?)(i == 0
            ? bars.High[0] - bars.Low[0]
            : Math.Max(bars.High[i], bars.Close[i - 1]) - Math.Min(bars.Low[i], bars.Close[i - 1])))];

    private static double? Percent(double? part, double? whole) => whole is null ? null : whole == 0 ? 0 : 100 * part / whole;
}
