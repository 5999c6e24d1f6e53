using System.Globalization;
using Gateway.Registry;

namespace Gateway.Tools.Technical;

/// <summary>One indicator as it is asked for: a name and its settings, such as <c>sma:20</c> or <c>macd:12:26:9</c>.</summary>
/// <param name="Name">As asked for, with all settings.</param>
/// <param name="Needs">Bars that it needs for its first value.</param>
internal sealed record Indicator(string Name, int Needs, Func<BarSeries, IReadOnlyList<IndicatorLine>> Lines)
{
    public const string Known = "sma:20, ema:20, rsi:14, macd:12:26:9, bollinger:20:2, atr:14, vwap, adx:14, stochastic:14:3:3";

    private const int Longest = 1000;

    /// <exception cref="ToolException">Nobody knows it, or a setting is no whole number from 1 to 1000.</exception>
    public static Indicator Parse(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split(':', StringSplitOptions.TrimEntries);
        var usual = Known.Split(", ").Select(known => known.Split(':')).FirstOrDefault(known => known[0] == Alias(parts[0]));
        if (usual is null || parts.Length > usual.Length)
            throw Wrong(text);
        var settings = usual.Skip(1).Select((value, i) => Setting(i + 1 < parts.Length ? parts[i + 1] : value, text)).ToArray();
        return Make(usual[0], settings) with { Name = string.Join(':', [usual[0], .. settings.Select(value => value.ToString(CultureInfo.InvariantCulture))]) };
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

    private static Indicator One(int needs, Func<BarSeries, double?[]> values) => new(string.Empty, needs, bars => [new IndicatorLine("value", values(bars))]);

    private static string Alias(string name) => name switch { "bb" or "bbands" => "bollinger", "stoch" => "stochastic", _ => name };

    private static int Setting(string text, string whole) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= Longest ? value : throw Wrong(whole);

    private static ToolException Wrong(string text) => ToolErrors.InvalidArgument(
        $"indicators: must be of {Known}, whose numbers may be others from 1 to {Longest}; got '{StrangerText.Show(text)}'; example: sma:50");
}
