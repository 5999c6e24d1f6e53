namespace Gateway.Tests.Faults.Language;

/// <summary>A condition on a value: <c>= confirmed</c>, <c>!= 5</c>, <c>&lt;= 20</c>, <c>contains text</c>, <c>absent</c>, <c>present</c>, <c>in one, other</c>.</summary>
internal sealed record Check(string Operator, string Expected)
{
    public static readonly string[] Operators = ["=", "!=", "<=", ">=", "<", ">", "contains", "omits", "absent", "present", "in"];

    /// <summary>Splits "path operator value"; the path may be of several words.</summary>
    public static (string Subject, Check Check) Parse(string text, string place)
    {
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            var rest = text[(at + 1)..];
            if (Operators.FirstOrDefault(one => rest == one || rest.StartsWith(one + " ", StringComparison.Ordinal)) is { } found)
                return (text[..at].Trim(), new Check(found, rest[found.Length..].Trim()));
        }
        throw new ScenarioException($"{place}: has none of {string.Join(" ", Operators)}; example: answer outcome = confirmed");
    }

    public bool Holds(string? value) => Operator switch
    {
        "absent" => value is null,
        "present" => value is not null,
        "=" => value is not null && Same(value, Expected),
        "!=" => value is null || !Same(value, Expected),
        "contains" => value?.Contains(Expected, StringComparison.OrdinalIgnoreCase) == true,
        "omits" => value?.Contains(Expected, StringComparison.OrdinalIgnoreCase) != true,
        "in" => value is not null && Expected.Split(',', StringSplitOptions.TrimEntries).Any(one => Same(value, one)),
        _ => Number(value) is { } left && Number(Expected) is { } right && Compare(left, right),
    };

    private bool Compare(decimal left, decimal right) => Operator switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    };

    private static bool Same(string value, string expected) =>
        Number(value) is { } left && Number(expected) is { } right ? left == right : string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
}
