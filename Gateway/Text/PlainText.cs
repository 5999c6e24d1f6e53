namespace Gateway.Text;

/// <summary>Text that TWS's protocol carries: printable ASCII, tab, CR and LF.</summary>
internal static class PlainText
{
    public const string Rule = "printable ASCII characters only";

    /// <summary>The first other character of the text, as it is told in errors, such as "U+00E9"; null when there is none.</summary>
    public static string? FirstOther(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (>= ' ' and <= '~' or '\t' or '\r' or '\n'))
                return $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";
        }

        return null;
    }
}
