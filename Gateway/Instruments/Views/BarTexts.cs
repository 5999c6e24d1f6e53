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

    private const int SecondsOfDay = 86_400;

    private static readonly FrozenDictionary<string, char> Units = new (char Unit, string Names)[]
    {
        ('s', "s sec secs second seconds"),
        ('m', "min mins minute minutes"),
        ('h', "h hr hrs hour hours hourly"),
        ('d', "d day days daily"),
        ('w', "w wk wks week weeks weekly"),
        ('M', "mo mos mon mth mths month months monthly"),
        ('Q', "q quarter quarters quarterly"),
        ('Y', "y yr yrs year years yearly annual annually"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Unit))).ToFrozenDictionary(
        pair => pair.name, pair => pair.Unit, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<(int, char), string> Known =
        BarSizes.Split(", ").ToFrozenDictionary(size => Larger(CountAndUnit(size, 'm')!.Value), size => size);

    /// <summary>"5m", "5 min", "300 seconds" and "5 mins" are the same size; "daily" is a day. A capital M alone is a month, as at IB.</summary>
    /// <exception cref="ToolException">IB has no such size.</exception>
    public static string BarSize(string text) =>
        CountAndUnit(text, text.TrimEnd().EndsWith('M') ? 'M' : 'm') is { } size && Known.GetValueOrDefault(Larger(size)) is { } known
            ? known
            : throw ToolErrors.InvalidArgument($"barSize: must be one of {BarSizes}; got '{UntrustedText.Show(text)}'; example: 1 hour");

    /// <summary>"1D", "1 day" and "1 D" are the same duration, and "2 hours" is "7200 S". An M alone is a month, as at IB.</summary>
    /// <exception cref="ToolException">The text is no duration.</exception>
    public static string Duration(string text) => (CountAndUnit(text, 'M') ?? IsoDuration(text)) switch
    {
        ( > 0 and var count, 's') => Seconds(count),
        ( > 0 and var count, 'm') => Seconds(count * 60L),
        ( > 0 and var count, 'h') => Seconds(count * 3600L),
        ( > 0 and var count, 'd') => $"{count} D",
        ( > 0 and var count, 'w') => $"{count} W",
        ( > 0 and var count, 'M') => $"{count} M",
        ( > 0 and var count, 'Q') => $"{count * 3} M",
        ( > 0 and var count, 'Y') => $"{count} Y",
        _ => throw ToolErrors.InvalidArgument(
            $"duration: must be a count and seconds, days, weeks, months or years; got '{UntrustedText.Show(text)}'; example: 1 D"),
    };

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

    /// <summary>TWS takes a day of seconds at most: more are rounded up to days.</summary>
    private static string Seconds(long count) => count < SecondsOfDay
        ? string.Create(CultureInfo.InvariantCulture, $"{count} S")
        : string.Create(CultureInfo.InvariantCulture, $"{(count + SecondsOfDay - 1) / SecondsOfDay} D");

    /// <summary>The same size in the largest unit: 60 minutes are an hour.</summary>
    private static (int Count, char Unit) Larger((int Count, char Unit) size) => size switch
    {
        ( > 0 and var count, 's') when count % 60 == 0 => Larger((count / 60, 'm')),
        ( > 0 and var count, 'm') when count % 60 == 0 => Larger((count / 60, 'h')),
        ( > 0 and var count, 'h') when count % 24 == 0 => Larger((count / 24, 'd')),
        ( > 0 and var count, 'd') when count % 7 == 0 => (count / 7, 'w'),
        _ => size,
    };

    /// <param name="text">"5 mins", "5m", "daily", "an hour".</param>
    /// <param name="m">The unit of an m alone.</param>
    private static (int Count, char Unit)? CountAndUnit(string text, char m)
    {
        if (NumberAndUnit().Match(text) is not { Success: true } match)
            return null;
        var count = match.Groups["count"].Success ? int.Parse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        var unit = match.Groups["unit"].Value;
        return unit is "m" or "M" ? (count, m) : Units.TryGetValue(unit, out var known) ? (count, known) : null;
    }

    /// <summary>ISO 8601: P1Y, P6M, PT30M.</summary>
    private static (int Count, char Unit)? IsoDuration(string text) => Iso().Match(text) is { Success: true } match
        ? (int.Parse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture),
            (match.Groups["time"].Success, match.Groups["unit"].Value) switch
            {
                (true, var unit) => char.ToLowerInvariant(unit[0]),
                (false, "D" or "W") => char.ToLowerInvariant(match.Groups["unit"].Value[0]),
                _ => match.Groups["unit"].Value[0],
            })
        : null;

    [GeneratedRegex(@"^\s*(?:(?<count>\d{1,5})\s*|an?\s+|one\s+)?(?<unit>[A-Za-z]+)\.?\s*$")]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex(@"^\s*P(?:(?<count>\d{1,5})(?<unit>[YMWD])|(?<time>T)(?<count>\d{1,5})(?<unit>[HMS]))\s*$")]
    private static partial Regex Iso();
}
