using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Text;
using Gateway.Tools.History;
using Gateway.Tws.Api.History;
using Gateway.Tws.Model;

namespace Gateway.Tools.Technical;

/// <summary>One indicator over the bars.</summary>
internal sealed record IndicatorResult
{
    private const int Digits = 6;

    [Description("With all its settings, such as macd:12:26:9.")]
    public required string Name { get; init; }

    [Description("At the last bar: value, or for macd: macd, signal, histogram; bollinger: upper, middle, lower; adx: adx, plusDi, minusDi; "
        + "stochastic: k, d.")]
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

/// <summary>Indicators of one contract.</summary>
internal sealed record TechnicalResult
{
    public required ContractInfo Contract { get; init; }

    public required string BarSize { get; init; }

    public required string Duration { get; init; }

    [Description("Data that the bars are made of.")]
    public required string WhatToShow { get; init; }

    [Description(DataAge.Rule)]
    public MarketDataType? DataType { get; init; }

    [Description(DataAge.Moment)]
    public DateTimeOffset? AsOf { get; init; }

    [Description("Bars that the indicators were computed from.")]
    public required int BarCount { get; init; }

    [Description("The newest bar; it may still change.")]
    public BarRow? LastBar { get; init; }

    public required IReadOnlyList<IndicatorResult> Indicators { get; init; }
}

/// <summary>One indicator as it is asked for: a name and its settings, such as <c>sma:20</c> or <c>macd:12:26:9</c>.</summary>
/// <param name="Name">As asked for, with all settings.</param>
/// <param name="Needs">Bars that it needs for its first value.</param>
internal sealed record Indicator(string Name, int Needs, Func<BarSeries, IReadOnlyList<IndicatorLine>> Lines)
{
    public const string Known = "sma:20, ema:20, rsi:14, macd:12:26:9, bollinger:20:2, atr:14, vwap, adx:14, stochastic:14:3:3";

    private const int Longest = 1000;

    /// <exception cref="ToolException">The indicator is unknown, or a setting is not a whole number from 1 to 1000.</exception>
    public static Indicator Parse(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split(':', StringSplitOptions.TrimEntries);
        var usual = Known.Split(", ").Select(known => known.Split(':')).FirstOrDefault(known => known[0] == Alias(parts[0]));
        if (usual is null || parts.Length > usual.Length)
            throw Wrong(text);
        var settings = usual.Skip(1).Select((value, i) => Setting(i + 1 < parts.Length ? parts[i + 1] : value, text)).ToArray();
        return Make(usual[0], settings) with
        {
            Name = string.Join(':', [usual[0], .. settings.Select(value => value.ToString(CultureInfo.InvariantCulture))]),
        };
    }

    private static Indicator Make(string name, int[] of) => name switch
    {
        "sma" => One(of[0], bars => MovingAverages.Simple(MovingAverages.OrNull(bars.Close), of[0])),
        "ema" => One(of[0], bars => MovingAverages.Exponential(MovingAverages.OrNull(bars.Close), of[0])),
        "rsi" => One(of[0] + 1, bars => Momentum.Rsi(bars, of[0])),
        "macd" => new(string.Empty, of[1] + of[2] - 1, bars => Momentum.Macd(bars, of[0], of[1], of[2])),
        "bollinger" => new(string.Empty, of[0], bars => Ranges.Bollinger(bars, of[0], of[1])),
        "atr" => One(of[0], bars => Ranges.Atr(bars, of[0])),
        "vwap" => One(1, Ranges.Vwap),
        "adx" => new(string.Empty, 2 * of[0], bars => Ranges.Adx(bars, of[0])),
        _ => new(string.Empty, of[0] + of[1] + of[2] - 2, bars => Momentum.Stochastic(bars, of[0], of[1], of[2])),
    };

    private static Indicator One(int needs, Func<BarSeries, double?[]> values) =>
        new(string.Empty, needs, bars => [new IndicatorLine("value", values(bars))]);

    private static string Alias(string name) => name switch { "bb" or "bbands" => "bollinger", "stoch" => "stochastic", _ => name };

    private static int Setting(string text, string whole) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= Longest
            ? value
            : throw Wrong(whole);

    private static ToolException Wrong(string text) => ToolErrors.InvalidArgument(
        $"indicators: must be of {Known}, whose numbers may be others from 1 to {Longest}; got '{UntrustedText.Show(text)}'; example: sma:50");
}

/// <summary>Bars as columns of numbers, oldest first. Indicators compute with doubles: a price's last digit does not matter to them.</summary>
/// <param name="Sessions">A number for each bar, the same for all bars of one trading day.</param>
internal sealed record BarSeries(double[] High, double[] Low, double[] Close, double[] Volume, int[] Sessions)
{
    public int Count => Close.Length;

    public static BarSeries Of(IReadOnlyList<HistoricalBar> bars, TimeZoneInfo zone) => new(
        [.. bars.Select(bar => (double)bar.High)],
        [.. bars.Select(bar => (double)bar.Low)],
        [.. bars.Select(bar => (double)bar.Close)],
        [.. bars.Select(bar => (double)(bar.Volume ?? 0))],
        [.. bars.Select(bar => Session(bar, zone))]);

    /// <summary>Bars of a day and longer count as one session, so that their averages run over the whole span.</summary>
    private static int Session(HistoricalBar bar, TimeZoneInfo zone) =>
        bar.Time is { } time ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime).DayNumber : 0;
}

/// <summary>An indicator's values at one bar.</summary>
internal sealed record IndicatorPoint
{
    [Description("Start of the bar, UTC; the day for bars of a day and longer.")]
    public required string Date { get; init; }

    [Description("By the name of the line; lines without a value are absent.")]
    public required IReadOnlyDictionary<string, double> Values { get; init; }
}

/// <summary>One line of an indicator: a value for each bar, null while there are too few bars before it.</summary>
internal sealed record IndicatorLine(string Name, double?[] Values);
