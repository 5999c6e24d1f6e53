using System.ComponentModel;
using Gateway.Tools.History;

namespace Gateway.Tools.Technical;

/// <summary>One indicator over the bars.</summary>
internal sealed record IndicatorResult
{
    private const int Digits = 6;

    [Description("With all its settings, such as macd:12:26:9.")]
    public required string Name { get; init; }

    [Description("At the last bar: value, or for macd: macd, signal, histogram; bollinger: upper, middle, lower; adx: adx, plusDi, minusDi; stochastic: k, d.")]
    public required IReadOnlyDictionary<string, double> Latest { get; init; }

    [Description("The last bars, oldest first.")]
    public required IReadOnlyList<IndicatorPoint> Series { get; init; }

    [Description("Why there is no value: more bars are needed, or there is no volume.")]
    public string? Note { get; init; }

    public static IndicatorResult Of(Indicator indicator, BarSeries series, IReadOnlyList<BarRow> bars, int points)
    {
        var lines = indicator.Lines(series);
        var latest = series.Count == 0 ? [] : At(lines, series.Count - 1);
        return new IndicatorResult
        {
            Name = indicator.Name,
            Latest = latest,
            Series = [.. Enumerable.Range(0, series.Count).TakeLast(points)
                .Select(i => new IndicatorPoint { Date = bars[i].Date, Values = At(lines, i) })
                .Where(point => point.Values.Count > 0)],
            Note = latest.Count > 0 ? null
                : series.Count < indicator.Needs ? $"needs {indicator.Needs} bars, there are {series.Count}: ask for a longer duration"
                : "the bars have no volume",
        };
    }

    private static Dictionary<string, double> At(IReadOnlyList<IndicatorLine> lines, int bar) => lines
        .Where(line => line.Values[bar] is { } value && double.IsFinite(value))
        .ToDictionary(line => line.Name, line => Math.Round(line.Values[bar]!.Value, Digits));
}
