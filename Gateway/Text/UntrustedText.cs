namespace Gateway.Text;

/// <summary>Sanitizes text from clients for errors and log lines: replaces control and formatting characters, and limits the length.</summary>
internal static class UntrustedText
{
    private const int Longest = 200;

    public static string Show(string text)
    {
        string shown = text.Length <= Longest ? text : text[..Longest] + "...";
        return shown.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Create(shown.Length, shown, Clean) : shown;
    }

    private static void Clean(Span<char> target, string text)
    {
        for (int i = 0; i < text.Length; i++)
            target[i] = char.GetUnicodeCategory(text[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
                ? '?'
                : text[i];
    }
}
