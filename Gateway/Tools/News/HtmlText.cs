using System.Net;
using System.Text.RegularExpressions;

namespace Gateway.Tools.News;

/// <summary>Converts third-party HTML to plain text: mark-up, scripts, styles, comments and control characters are removed.</summary>
internal static partial class HtmlText
{
    private const int Timeout = 2000;

    /// <summary>Whether the text has any mark-up.</summary>
    public static bool Is(string text) => AnyTag().IsMatch(text);

    public static string Of(string html)
    {
        var text = Hidden().Replace(html, " ");
        text = Breaks().Replace(Gap().Replace(text, " "), "\n");
        text = Items().Replace(text, "\n- ");
        text = WebUtility.HtmlDecode(AnyTag().Replace(text, string.Empty));
        return Tidy(text);
    }

    /// <summary>Trims every line and keeps at most one empty line between two.</summary>
    private static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var raw in text.Split('\n'))
        {
            var line = Gap().Replace(Control().Replace(raw, string.Empty), " ").Trim();
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty <= 1)
                result.Append(line).Append('\n');
        }
        return result.ToString().Trim();
    }

    [GeneratedRegex(@"<!--.*?(-->|$)|<(script|style|head|iframe|object|template)\b.*?(</\2\s*>|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase,
        Timeout)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<\s*/?\s*(br|p|div|tr|h[1-6]|ul|ol|table|section|article|blockquote|pre|hr)\b[^>]*>", RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"<\s*li\b[^>]*>", RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex Items();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*>", RegexOptions.None, Timeout)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"[\s\u00A0]+", RegexOptions.None, Timeout)]
    private static partial Regex Gap();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}]", RegexOptions.None, Timeout)]
    private static partial Regex Control();
}
