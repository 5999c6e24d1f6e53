using System.Text.RegularExpressions;

namespace Gateway.Text;

/// <summary>A number as people write it: with thousands separators, a currency sign or a percent sign.</summary>
/// <param name="Value">Null when the text is no number, or can be read in two ways.</param>
/// <param name="IsPercent">Whether a percent sign followed.</param>
/// <param name="IsDollars">Whether a dollar sign was written.</param>
/// <param name="Doubt">Why the text was not read although it looks like a number, such as "'1,5' can be 1.5 or 15"; null otherwise.</param>
/// <remarks>
/// The decimal separator is a point. Groups of three digits may be separated by a comma, space, underscore or apostrophe. A comma that may be
/// decimal is never guessed. A trailing <c>k</c> means thousand. A dollar sign is reported, for the reader to check; any other currency sign is
/// refused, because prices are in the unit of the quote: pence in London.
/// </remarks>
internal readonly partial record struct NumberText(decimal? Value, bool IsPercent, string? Doubt, bool IsDollars = false)
{
    private const int LongestText = 40;

    /// <summary>A double has 15 certain digits; more of them are the noise of binary arithmetic.</summary>
    private const int CertainDigits = 15;

    /// <summary>Never fails: a text that is no number has no value.</summary>
    public static NumberText Read(string text)
    {
        if (text.Length > LongestText || Parts().Match(Plain(text)) is not { Success: true } match)
            return default;
        var (body, exponent, percent) = (match.Groups["body"].Value, match.Groups["exponent"].Value, match.Groups["percent"].Success);
        var negative = match.Groups["sign"].Value is "-" != match.Groups["sign2"].Value is "-";
        if (match.Groups["sign"].Length + match.Groups["sign2"].Length > 1)
            return default;
        var dollars = IsDollar(match, "before") || IsDollar(match, "after");
        if (!dollars && match.Groups["before"].Length + match.Groups["after"].Length > 0)
            return new NumberText(null, percent, $"'{text.Trim()}' has a currency sign: write the number alone, in the units of the quote");
        if (Ungrouped(body) is not { } digits)
            return new NumberText(null, percent, DoubtOf(text.Trim(), body, negative), dollars);
        if (!decimal.TryParse(digits + exponent, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return default;
        try
        {
            var thousands = match.Groups["thousand"].Success ? 1000 : 1;
            return new NumberText(WithoutNoise(negative ? -number * thousands : number * thousands), percent, null, dollars);
        }
        catch (OverflowException)
        {
            // As large as no amount is: not a number that can be used.
            return default;
        }
    }

    /// <summary>Whether a point may separate thousands, as in "1.000": prices have three decimals, but a count seldom has.</summary>
    public static bool MayBeThousands(string text) => PointsAndThreeDigits().IsMatch(text.Trim());

    private static bool IsDollar(Match match, string group) => match.Groups[group].Value.EndsWith('$');

    /// <summary>Rounds a fraction with more digits than a double holds: 200.10000000000002 is 200.1.</summary>
    public static decimal WithoutNoise(decimal number) =>
        number == decimal.Truncate(number) || DigitsOf(number) <= CertainDigits ? number : (decimal)(double)number;

    private static int DigitsOf(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0).ToString(CultureInfo.InvariantCulture).Length;
    }

    private static string Plain(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] switch
            {
                '\u2212' => '-',
                '\u2019' => '\'',
                var sign when char.IsWhiteSpace(sign) => ' ',
                var sign => sign,
            };
        }
    }).Trim();

    /// <summary>The digits without group separators; null when the separators do not make groups of three.</summary>
    private static string? Ungrouped(string body)
    {
        if (!body.AsSpan().ContainsAny(",_' ") && body.Count(sign => sign == '.') <= 1)
            return body;
        return Grouped().IsMatch(body)
            ? body.Replace(",", null, StringComparison.Ordinal).Replace("_", null, StringComparison.Ordinal)
                .Replace("'", null, StringComparison.Ordinal).Replace(" ", null, StringComparison.Ordinal)
            : null;
    }

    private static string DoubtOf(string text, string body, bool negative)
    {
        var sign = negative ? "-" : string.Empty;
        var readings = new[] { DecimalComma(body), GroupsOnly(body) }
            .Where(reading => reading.Count(mark => mark == '.') <= 1 && reading.Any(char.IsAsciiDigit))
            .Where(reading => !reading.Contains(' ', StringComparison.Ordinal))
            .Select(reading => sign + WithoutLeadingZeros(reading)).Distinct().ToList();
        return readings.Count switch
        {
            2 => $"'{text}' can mean {readings[0]} or {readings[1]}: write one of them",
            1 => $"'{text}' is written with unclear separators: write {readings[0]}",
            _ => $"'{text}' is written with unclear separators: write digits and at most one decimal point",
        };
    }

    private static string DecimalComma(string body)
    {
        var last = body.LastIndexOf(',');
        return last < 0 || body.IndexOf(',') != last || body.IndexOf('.', last) >= 0
            ? GroupsOnly(body)
            : string.Concat(Digits(body[..last]), ".", Digits(body[(last + 1)..]));
    }

    private static string GroupsOnly(string body)
    {
        var point = body.Count(sign => sign == '.') == 1 ? body.IndexOf('.', StringComparison.Ordinal) : -1;
        return point < 0 ? Digits(body) : string.Concat(Digits(body[..point]), ".", Digits(body[(point + 1)..]));
    }

    private static string WithoutLeadingZeros(string number)
    {
        var first = number.AsSpan().IndexOfAnyExcept('0');
        return first <= 0 ? number : first == number.Length || number[first] == '.' ? number[(first - 1)..] : number[first..];
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"^(?<sign>[+-]?) ?(?<before>(?:US)?\$|[€£¥])? ?(?<sign2>[+-]?)(?<body>(?=[.,]?\d)[\d.,_' ]*[\d.])"
        + @"(?<exponent>[eE][+-]?\d{1,3})? ?(?<thousand>[kK])?(?<percent>%)? ?(?<after>[$€£¥])?$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:\.\d{3})+$")]
    private static partial Regex PointsAndThreeDigits();

    /// <summary>The first group does not begin with 0: "0,500" is a decimal comma as likely as not.</summary>
    [GeneratedRegex(@"^[1-9]\d{0,2}(?:(?<by>[,_' ])\d{3})(?:\k<by>\d{3})*(?:\.\d+)?$")]
    private static partial Regex Grouped();
}
