namespace Gateway.Instruments;

/// <summary>Texts of TWS on their way into results: an empty text is no value.</summary>
internal static class ResultText
{
    public static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The parts of a comma-separated text.</summary>
    public static IReadOnlyList<string> Parts(this string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// A greek or a volatility: six significant digits, which is more than any model knows. What is not finite is no value; JSON has no infinity and
    /// no NaN.
    /// </summary>
    public static double? Figure(this double? number) =>
        number is { } value && double.IsFinite(value)
            ? double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : null;
}
