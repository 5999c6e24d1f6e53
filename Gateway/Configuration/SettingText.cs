namespace Gateway.Configuration;

/// <summary>Setting values as text: parsing, formatting and the rule in words. Always in the invariant culture.</summary>
internal static class SettingText
{
    public static bool TryParse(Type type, string text, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        text = text.Trim();
        value = type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => ParseBoolean(text),
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null,
            _ when type == typeof(decimal) => decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number
                : null,
            _ when type == typeof(TimeSpan) => ParseTime(text),
            _ when type.IsEnum => ParseEnum(type, text),
            _ when type.IsAssignableFrom(typeof(string[])) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            _ => throw new NotSupportedException($"An option cannot be of type {type}."),
        };
        return value is not null;
    }

    public static string Format(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        TimeSpan time => time.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s",
        IEnumerable<string> list => string.Join(',', list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    public static string Example(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(int) => "10",
        var t when t == typeof(decimal) => "10000",
        var t when t == typeof(bool) => "true",
        _ => "",
    };

    public static string Rule(Type type, IReadOnlyList<ValidationAttribute> rules)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var range = rules.OfType<RangeAttribute>().FirstOrDefault();
        var own = rules.FirstOrDefault(rule => rule is not RangeAttribute and not RequiredAttribute);
        var span = range is null ? "" : $" from {Bound(range.Minimum)} to {Bound(range.Maximum)}";
        return type switch
        {
            _ when own is not null => own.FormatErrorMessage("it"),
            _ when type == typeof(bool) => "true, false, 1, 0, yes or no",
            _ when type == typeof(int) => "a whole number" + span,
            _ when type == typeof(decimal) => "a number" + span,
            _ when type == typeof(TimeSpan) => "a time such as 500ms, 30s, 5m or 2h" + span.Replace(" from", ", from", StringComparison.Ordinal),
            _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type)),
            _ when type == typeof(string) => "text",
            _ => "values separated by commas",
        };
    }

    private static string Bound(object bound) =>
        bound is string text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? Format(time) : Format(bound);

    // Only these values: one such as "TRUE!" or "on" is an error, never silently true or false.
    private static object? ParseBoolean(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };

    private static object? ParseTime(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1e6)
            return null;
        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "" or "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => null,
        };
    }

    private static object? ParseEnum(Type type, string text)
    {
        var name = text.Replace("-", "", StringComparison.Ordinal);
        return Enum.GetNames(type).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse(type, found)
            : null;
    }
}
