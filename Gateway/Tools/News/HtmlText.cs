using System.Collections.Frozen;
using System.Net;
using Gateway.Tws.Wire;

namespace Gateway.Tools.News;

/// <summary>Converts third-party HTML to plain text: mark-up, scripts, styles, comments and characters that cannot be seen are removed.</summary>
/// <remarks>Reads the text once from left to right, so that no text takes longer than its length.</remarks>
internal static class HtmlText
{
    /// <summary>Mark-up may be hidden in escapes of escapes; deeper than this nothing is legible anyway.</summary>
    private const int MostRounds = 3;

    private static readonly FrozenSet<string> Hidden = Names("script", "style", "head", "iframe", "object", "template");

    private static readonly FrozenSet<string> Breaks = Names(
        "br", "p", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "article", "blockquote", "pre", "hr");

    /// <summary>Whether the text has any mark-up.</summary>
    public static bool Is(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (HtmlTag.TryRead(text, at, out _))
                return true;
        }

        return false;
    }

    public static string Of(string html)
    {
        var text = WebUtility.HtmlDecode(WithoutTags(html, isSource: true));
        for (var round = 1; round < MostRounds && Is(text); round++)
            text = WebUtility.HtmlDecode(WithoutTags(text, isSource: false));
        return Tidy(ForeignText.Clean(Is(text) ? WithoutTags(text, isSource: false) : text, lines: true));
    }

    /// <param name="isSource">Whether line ends mean nothing, as in HTML.</param>
    private static string WithoutTags(string html, bool isSource)
    {
        var result = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var next = html.IndexOf('<', at);
            var end = next < 0 ? html.Length : next;
            for (; at < end; at++)
                result.Append(isSource && char.IsWhiteSpace(html[at]) ? ' ' : html[at]);
            if (at == html.Length)
                break;
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = After(html, "-->", at);
                result.Append(' ');
            }
            else if (HtmlTag.TryRead(html, at, out var tag))
            {
                at = tag.IsEnd || !Hidden.Contains(tag.Name) ? tag.After : HtmlTag.AfterEndOf(html, tag);
                result.Append(Instead(tag.Name));
            }
            else
            {
                result.Append('<');
                at++;
            }
        }

        return result.ToString();
    }

    private static string Instead(string name) =>
        Hidden.Contains(name) ? " " : Breaks.Contains(name) ? "\n" : name.Equals("li", StringComparison.OrdinalIgnoreCase) ? "\n- " : "";

    private static int After(string text, string end, int from) =>
        text.IndexOf(end, from, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : text.Length;

    /// <summary>Trims every line and keeps at most one empty line between two.</summary>
    private static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var raw in text.Split('\n'))
        {
            var line = string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty <= 1)
                result.Append(line).Append('\n');
        }

        return result.ToString().Trim();
    }

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One tag of HTML: its name in the source's own letters, and the place behind it.</summary>
internal readonly record struct HtmlTag(string Name, bool IsEnd, int After)
{
    private const int LongestName = 20;

    /// <summary>Reads the tag that begins at a '&lt;': a name or '!', and a '&gt;' before the next '&lt;'.</summary>
    public static bool TryRead(string text, int start, out HtmlTag tag)
    {
        tag = default;
        var at = Skip(text, start + 1);
        var isEnd = at < text.Length && text[at] == '/';
        if (isEnd)
            at = Skip(text, at + 1);
        if (at >= text.Length || !(char.IsAsciiLetter(text[at]) || (text[at] == '!' && !isEnd)))
            return false;
        var close = text.AsSpan(at).IndexOfAny('<', '>');
        if (close < 0 || text[at + close] == '<')
            return false;
        var name = at;
        while (name < text.Length && name - at < LongestName && char.IsAsciiLetterOrDigit(text[name]))
            name++;
        tag = new HtmlTag(text[at..name], isEnd, at + close + 1);
        return true;
    }

    /// <summary>The place behind the end tag of the same name; the end of the text where there is none.</summary>
    public static int AfterEndOf(string text, HtmlTag begin)
    {
        var end = text.IndexOf("</" + begin.Name, begin.After, StringComparison.OrdinalIgnoreCase);
        var close = end < 0 ? -1 : text.IndexOf('>', end);
        return close < 0 ? text.Length : close + 1;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && at >= 0 && text[at] == ' ')
            at++;
        return at;
    }
}
