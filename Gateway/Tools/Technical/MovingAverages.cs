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
