namespace Gateway.Tools.Technical;

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
