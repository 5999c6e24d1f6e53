namespace Gateway.Tools;

/// <summary>Texts of TWS on their way into results: an empty text is no value.</summary>
internal static class ResultText
{
    public static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The parts of a comma-separated text.</summary>
    public static IReadOnlyList<string> Parts(this string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>JSON has no infinity and no NaN: such a number is no value.</summary>
    public static double? Finite(this double? number) => number is { } value && double.IsFinite(value) ? value : null;
}
