namespace Gateway.Resources;

/// <summary>Divides a long page of text at its lines into parts that fit into an answer.</summary>
internal static class DocumentParts
{
    /// <summary>Room for the line that names the next part.</summary>
    private const int Told = 120;

    /// <param name="part">From 1.</param>
    /// <param name="size">The most bytes of a part.</param>
    /// <param name="uri">The page's own URI.</param>
    /// <returns>Null when the page has no such part.</returns>
    public static string? Of(string text, int part, int size, string uri)
    {
        if (part < 1)
            return null;
        var start = 0;
        for (var number = 1; start < text.Length; number++)
        {
            var end = End(text, start, size - Told);
            if (number == part)
                return end == text.Length ? text[start..] : $"{text[start..end]}\n\n(Continued in {uri}/{part + 1})\n";
            start = end;
        }
        return null;
    }

    /// <summary>
    /// The end of the part that begins at <paramref name="start"/>: before the last heading that leaves it half full, else after its last line.
    /// </summary>
    private static int End(string text, int start, int room)
    {
        var (end, used) = (start, 0);
        while (end < text.Length)
        {
            var line = text.IndexOf('\n', end) is var at and >= 0 ? at + 1 : text.Length;
            used += Encoding.UTF8.GetByteCount(text.AsSpan(end, line - end));
            if (used > room && end > start)
                break;
            end = line;
        }
        if (end == text.Length)
            return end;
        var heading = text.LastIndexOf("\n#", end - 1, (end - start) / 2, StringComparison.Ordinal);
        return heading > start ? heading + 1 : end;
    }
}
