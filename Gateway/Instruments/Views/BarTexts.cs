using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gateway.Handlers;
using Gateway.Text;

namespace Gateway.Instruments.Views;

/// <summary>Durations and bar sizes as people write them, made into IB's own texts.</summary>
internal static partial class BarTexts
{
    public const string BarSizes =
        "1 secs, 5 secs, 10 secs, 15 secs, 30 secs, 1 min, 2 mins, 3 mins, 4 mins, 5 mins, 10 mins, 15 mins, 20 mins, 30 mins, 1 hour, 2 hours, "
        + "3 hours, 4 hours, 8 hours, 1 day, 1 week, 1 month";

    private static readonly FrozenDictionary<string, string> Known = BarSizes.Split(", ").ToFrozenDictionary(Plain, size => size);

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["S"] = "S",
        ["SEC"] = "S",
        ["SECOND"] = "S",
        ["D"] = "D",
        ["DAY"] = "D",
        ["W"] = "W",
        ["WEEK"] = "W",
        ["M"] = "M",
        ["MONTH"] = "M",
        ["Y"] = "Y",
        ["YEAR"] = "Y",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>"5m", "5 min" and "5 mins" are the same size.</summary>
    /// <exception cref="ToolException">IB has no such size.</exception>
    public static string BarSize(string text) =>
        Known.GetValueOrDefault(Plain(text))
            ?? throw ToolErrors.InvalidArgument($"barSize: must be one of {BarSizes}; got '{UntrustedText.Show(text)}'; example: 1 hour");

    /// <summary>"1D", "1 day" and "1 D" are the same duration.</summary>
    /// <exception cref="ToolException">The text is no duration.</exception>
    public static string Duration(string text)
    {
        var match = NumberAndUnit().Match(text);
        return match.Success && Units.GetValueOrDefault(match.Groups[2].Value.ToUpperInvariant()) is { } unit
            && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) > 0
            ? $"{match.Groups[1].Value.TrimStart('0')} {unit}"
            : throw ToolErrors.InvalidArgument($"duration: must be a count and S, D, W, M or Y; got '{UntrustedText.Show(text)}'; example: 1 D");
    }

    /// <summary>A duration as a histogram takes it: "3 D" is "3 days".</summary>
    /// <exception cref="ToolException">The text is no duration, or one of seconds.</exception>
    public static string Period(string text)
    {
        var parts = Duration(text).Split(' ');
        var unit = parts[1] switch
        {
            "D" => "day",
            "W" => "week",
            "M" => "month",
            "Y" => "year",
            _ => throw ToolErrors.InvalidArgument($"duration: must be a count and D, W, M or Y; got '{UntrustedText.Show(text)}'; example: 3 D"),
        };
        return parts[0] == "1" ? $"1 {unit}" : $"{parts[0]} {unit}s";
    }

    private static string Plain(string size)
    {
        var match = NumberAndUnit().Match(size);
        if (!match.Success)
            return size;
        var unit = match.Groups[2].Value;
        // A capital M is a month, as at IB; a small one a minute.
        var name = unit is "M" ? "MONTH" : unit.ToUpperInvariant() switch
        {
            "S" or "SEC" or "SECOND" => "SEC",
            "M" or "MIN" or "MINUTE" => "MIN",
            "H" or "HR" or "HOUR" => "HOUR",
            "D" or "DAY" => "DAY",
            "W" or "WEEK" => "WEEK",
            var other => other,
        };
        return $"{match.Groups[1].Value} {name}";
    }

    [GeneratedRegex(@"^\s*(\d{1,5})\s*([A-Za-z]+?)s?\s*$")]
    private static partial Regex NumberAndUnit();
}
