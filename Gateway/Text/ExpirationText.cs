using System.Text.RegularExpressions;

namespace Gateway.Text;

/// <summary>An expiration as people write it, made into IB's own text: <c>yyyyMMdd</c>, or <c>yyyyMM</c> for a month.</summary>
internal static partial class ExpirationText
{
    public const string Rule = "an expiration such as 2026-12-18 or 20261218, or a month such as 2026-12 or 202612";

    /// <remarks>Any day of <see cref="MomentText"/>; a month as 2026-12, 202612, Dec 2026; also 18DEC26, DEC 18 '26 and 261218.</remarks>
    /// <exception cref="FormatException">The text is neither a day nor a month; the message follows "must be".</exception>
    public static string Parse(string text)
    {
        text = text.Trim();
        if (Month().Match(text) is { Success: true } month && MonthOf(month.Groups["month"].Value) is { } number)
            return month.Groups["year"].Value + number;
        if (Short().Match(text) is { Success: true } brief)
            text = $"{brief.Groups["day"].Value} {brief.Groups["month"].Value} 20{brief.Groups["year"].Value}";
        else if (Osi().IsMatch(text))
            text = "20" + text;
        try
        {
            return MomentText.ParseDay(text).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }
        catch (FormatException broken) when (broken.Message.StartsWith(MomentText.DayRule, StringComparison.Ordinal))
        {
            throw new FormatException(Rule, broken);
        }
    }

    private static string? MonthOf(string text)
    {
        var number = char.IsAsciiDigit(text[0])
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, name =>
                name.Length > 0 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        return number is >= 1 and <= 12 ? number.ToString("00", CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(
        "^(?:(?<year>20[0-9]{2})[-/.]?(?<month>[0-9]{2})|(?<year>20[0-9]{2})[-/.](?<month>[0-9])|(?<month>[A-Za-z]{3,9})[- ]?(?<year>20[0-9]{2}))$")]
    private static partial Regex Month();

    [GeneratedRegex("^(?:(?<day>[0-9]{1,2})[- ]?(?<month>[A-Za-z]{3,9})[- ]?'?(?<year>[0-9]{2})"
        + "|(?<month>[A-Za-z]{3,9})[- ]?(?<day>[0-9]{1,2}),? ?'(?<year>[0-9]{2}))$")]
    private static partial Regex Short();

    [GeneratedRegex("^[0-9]{6}$")]
    private static partial Regex Osi();
}
