using System.Globalization;
using System.Text;

namespace Gateway.Tws.Wire;

/// <summary>The <c>\uXXXX</c> escapes that TWS writes for non-ASCII characters in three texts: error texts, reject JSON and long names.</summary>
internal static class UnicodeEscapes
{
    private const int EscapeLength = 6;

    /// <summary>Every well-formed escape becomes its character; any other backslash stays as it is.</summary>
    public static string Undo(string text)
    {
        var next = text.IndexOf(@"\u", StringComparison.Ordinal);
        if (next < 0)
            return text;
        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (next >= 0)
        {
            if (next + EscapeLength <= text.Length
                && ushort.TryParse(text.AsSpan(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                result.Append(text, copied, next - copied).Append((char)unit);
                copied = next + EscapeLength;
            }
            next = text.IndexOf(@"\u", Math.Max(next + 2, copied), StringComparison.Ordinal);
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
