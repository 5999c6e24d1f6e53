using System.Text.RegularExpressions;
using Gateway.Text;

namespace Gateway.Instruments.Contracts;

/// <summary>Expirations as people write them: a day becomes yyyyMMdd, a month yyyyMM.</summary>
internal static partial class ContractDates
{
    private const string Names = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
    private const string Name =
        "JANUARY|JAN|FEBRUARY|FEB|MARCH|MAR|APRIL|APR|MAY|JUNE|JUN|JULY|JUL|AUGUST|AUG|SEPTEMBER|SEPT|SEP|OCTOBER|OCT|NOVEMBER|NOV|DECEMBER|DEC";

    /// <summary>Futures exchanges' letters for January to December.</summary>
    private const string Letters = "FGHJKMNQUVXZ";

    /// <summary>The value of an expiration field; empty for an empty text.</summary>
    /// <exception cref="FormatException">The text is neither a day nor a month, or may be several.</exception>
    public static string Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return string.Empty;
        if (Known(text) is { } known)
            return known;
        // IB's own answers may add the time of the last trade.
        if (Digits(text.Trim().ToUpperInvariant().Split(' ', 'T')[0]) is { } day)
            return day;
        try
        {
            return ExpirationText.Parse(text);
        }
        catch (FormatException broken)
        {
            return Digits(Compact(text.Trim().ToUpperInvariant()))
                ?? throw new FormatException($"a contract with {broken.Message}, not '{UntrustedText.Show(text)}'", broken);
        }
    }

    /// <summary>What every expiration argument understands; null for texts that only contracts have, such as DEC26.</summary>
    private static string? Known(string text)
    {
        try
        {
            return ExpirationText.Parse(text);
        }
        catch (FormatException)
        {
            // Not a plain date: the longer forms are tried.
            return null;
        }
    }

    /// <summary>A day or month of digits, with or without hyphens or slashes after the year; null for anything else.</summary>
    public static string? Digits(string word)
    {
        if (Plain().Match(word) is not { Success: true } match)
            return null;
        var (year, month, day) = (match.Groups[1].Value, match.Groups[2].Value.PadLeft(2, '0'), match.Groups[3].Value);
        var digits = year + month + (day.Length > 0 ? day.PadLeft(2, '0') : string.Empty);
        return day.Length == 0 || DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? digits
            : null;
    }

    /// <summary>Replaces the dates of an upper-case text that name their month, such as 18 DEC 2026, DEC18'26 or DEC 26, by digits.</summary>
    /// <exception cref="FormatException">A date may be several.</exception>
    public static string Compact(string text)
    {
        if (Slashes().Match(text) is { Success: true } unclear)
            throw new FormatException($"a contract whose date is year-month-day, such as 2026-12-18; '{unclear.Value}' may be two days");
        text = DayFirst().Replace(text, match => Of(match, text));
        text = DayLast().Replace(text, match => Of(match, text));
        text = MonthOnly().Replace(text, match => IsUnclear(match, text)
            ? throw new FormatException($"an option whose date has day, month and year, such as 20261218; '{match.Value}' may be a day or a year")
            : Of(match, text));
        return MonthOfYear().Replace(text, "$2$1");
    }

    /// <summary>The month of a letter such as Z, as two digits.</summary>
    public static string MonthOf(char letter) => (Letters.IndexOf(letter, StringComparison.Ordinal) + 1).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>In an option's name DEC 18 may be a day of this year or a month of 2018.</summary>
    private static bool IsUnclear(Match match, string text) =>
        match.Groups["y"].Length == 2 && !match.Value.Contains('\'', StringComparison.Ordinal) && Right().IsMatch(text);

    private static string Of(Match match, string text)
    {
        var month = Array.IndexOf(Names.Split('|'), match.Groups["m"].Value[..3]) + 1;
        var year = match.Groups["y"].Value;
        var digits = string.Create(CultureInfo.InvariantCulture, $"{(year.Length == 2 ? "20" : string.Empty)}{year}{month:00}");
        if (match.Groups["d"] is not { Success: true } day)
            return digits;
        return Digits(digits + day.Value.PadLeft(2, '0'))
            ?? throw new FormatException($"a contract whose date exists; got '{UntrustedText.Show(text)}'");
    }

    [GeneratedRegex(@"^(20\d\d)[-/]?(0[1-9]|1[0-2])(?:[-/]?(0[1-9]|[12]\d|3[01]))?$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b\d{1,2}/\d{1,2}/\d{2,4}\b")]
    private static partial Regex Slashes();

    [GeneratedRegex($@"\b(?<d>\d{{1,2}})(?:ST|ND|RD|TH)?[ -]?(?<m>{Name})[ -]?'?(?<y>20\d\d|\d\d)\b")]
    private static partial Regex DayFirst();

    [GeneratedRegex($@"(?<= )(?<m>{Name})\.?[ -]?(?<d>\d{{1,2}})(?:ST|ND|RD|TH)?(?:,? ?'(?<y>20\d\d|\d\d)|,? (?<y>20[2-9]\d))\b")]
    private static partial Regex DayLast();

    [GeneratedRegex($@"(?:(?<= )|^)(?<m>{Name})\.?[ -]?'?(?<y>20\d\d|\d\d)(?= |$)")]
    private static partial Regex MonthOnly();

    [GeneratedRegex(@"(?:(?<= )|^)(0[1-9]|1[0-2])/(20\d\d)(?= |$)")]
    private static partial Regex MonthOfYear();

    /// <summary>The text is about an option.</summary>
    [GeneratedRegex(@" (?:CALLS?|PUTS?|C|P)(?: |$)| [CP]\$?\d|\d[CP](?: |$)")]
    private static partial Regex Right();
}
