using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Tools.Scanner;

/// <summary>Filters of a scan by their codes.</summary>
[ArgumentFormat(typeof(ScanFiltersArgument))]
internal sealed record ScanFilters(IReadOnlyList<TagValue> Values);

/// <inheritdoc cref="ScanFilters"/>
internal sealed class ScanFiltersArgument : ArgumentType
{
    private const int MostFilters = 30;
    private const int LongestValue = 100;

    public override string Rule => "an object of filter codes and values, or text such as changePercAbove=2;priceAbove=5";

    public override string Example => "changePercAbove=2";

    /// <summary>Text, because the codes are free; objects are accepted, too.</summary>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    public override object Read(JsonElement value)
    {
        var pairs = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Select(member => Pair(member.Name, Text(member.Value))),
            JsonValueKind.String when value.GetString()!.TrimStart().StartsWith('{') => Nested(value.GetString()!),
            JsonValueKind.String => value.GetString()!.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(pair => pair.Split('=', 2)).Select(parts => parts.Length == 2 ? Pair(parts[0], parts[1]) : throw Broken()),
            _ => throw Broken(),
        };
        var list = pairs.ToList();
        return list.Count <= MostFilters ? new ScanFilters(list) : throw Broken();
    }

    /// <summary>Some clients send an object as text.</summary>
    private IReadOnlyList<TagValue> Nested(string text)
    {
        try
        {
            return ((ScanFilters)Read(JsonElement.Parse(text))).Values;
        }
        catch (JsonException malformed)
        {
            throw new FormatException(Rule, malformed);
        }
    }

    private TagValue Pair(string code, string value)
    {
        var (tag, text) = (code.Trim(), Plain(value.Trim()));
        return tag.Length is > 0 and <= LongestValue
            && tag.All(char.IsAsciiLetterOrDigit)
            && text.Length is > 0 and <= LongestValue
            && text.All(Printable)
            ? new TagValue(tag, text)
            : throw Broken();
    }

    /// <summary>TWS takes numbers without separators and signs.</summary>
    private static string Plain(string text)
    {
        var number = NumberText.Read(text);
        return number.Doubt is { } doubt
            ? throw new FormatException($"an object of filter codes and clear values: {doubt}")
            : number.Value?.ToString(CultureInfo.InvariantCulture) ?? text;
    }

    private string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw Broken(),
    };

    private static bool Printable(char c) => c is >= ' ' and <= '~' and not ';' and not '=';
}
