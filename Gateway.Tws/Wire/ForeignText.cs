using System.Buffers;

namespace Gateway.Tws.Wire;

/// <summary>
/// Cleans the text that comes from TWS, and so from companies, news providers and other traders, where it enters: what people cannot see must not
/// reach a model, a terminal or a log.
/// </summary>
/// <remarks>
/// Removed are control characters such as ESC, formatting characters (directions of writing, zero-width characters, tags), variation selectors and
/// half surrogates. Line ends and tabs become spaces, except in texts of several lines.
/// </remarks>
public static class ForeignText
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (byte)value)]);

    /// <summary>Whether the bytes are printable ASCII, as nearly all are: nothing is to be cleaned then.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(Plain);

    /// <param name="lines">Whether the text may have several lines; CR LF and CR then become LF.</param>
    public static string Clean(string text, bool lines)
    {
        var result = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\r' or '\n' or 0x85 or 0x2028 or 0x2029)
            {
                if (!(afterReturn && rune.Value == '\n'))
                    result.Append(lines ? '\n' : ' ');
            }
            else if (rune.Value == '\t')
            {
                result.Append(lines ? '\t' : ' ');
            }
            else if (IsSeen(rune))
            {
                result.Append(rune.ToString());
            }

            afterReturn = rune.Value == '\r';
        }

        return result.ToString();
    }

    /// <summary>Whether people can see a character, or the room that it takes.</summary>
    public static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF or 0x115F or 0x1160 or 0x3164 or 0xFFA0);
}
