using System.Collections;
using System.Text.RegularExpressions;

namespace Gateway.Configuration;

/// <summary>Reads a .env file: NAME=value lines with comments, quotes and an optional "export".</summary>
/// <remarks>
/// Without quotes, a '#' after white space begins a comment. In 'single quotes' everything is literal; in "double quotes"
/// \n, \t, \" and \\ are escapes. Nothing is expanded. The last of equal names wins.
/// </remarks>
internal static class EnvFile
{
    /// <summary>Reports each valid line as a setting entry, and each other line as an error.</summary>
    public static void Read(string text, string source, Action<SettingEntry> onEntry, Action<SettingError> onError)
    {
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line[7..].TrimStart();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals].TrimEnd();
            if (IsName(name) && TryReadValue(line[(equals + 1)..].Trim(), out var value))
                onEntry(new SettingEntry(name, value, $"{source}:{number}"));
            else
                onError(
                    new SettingError($"line {number}", "", "must be NAME=value, with matching quotes if any", "TWS_PORT=7497", $"{source}:{number}"));
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool TryReadValue(string text, out string value)
    {
        value = text;
        if (text.Length == 0)
            return true;
        return text[0] switch
        {
            '\'' => TryReadQuoted(text, '\'', escapes: false, out value),
            '"' => TryReadQuoted(text, '"', escapes: true, out value),
            _ => ReadBare(text, out value),
        };
    }

    private static bool ReadBare(string text, out string value)
    {
        var end = 0;
        while (end < text.Length && !(text[end] == '#' && (end == 0 || char.IsWhiteSpace(text[end - 1]))))
            end++;
        value = text[..end].TrimEnd();
        return true;
    }

    private static bool TryReadQuoted(string text, char quote, bool escapes, out string value)
    {
        var content = new StringBuilder();
        var i = 1;
        for (; i < text.Length && text[i] != quote; i++)
        {
            var escaped = escapes && text[i] == '\\' && i + 1 < text.Length;
            content.Append(escaped ? Unescape(text[++i]) : text[i].ToString());
        }

        value = content.ToString();
        var rest = i < text.Length ? text[(i + 1)..].TrimStart() : "unclosed";
        return rest.Length == 0 || rest[0] == '#';
    }

    private static string Unescape(char c) => c switch { 'n' => "\n", 't' => "\t", '"' or '\\' => c.ToString(), _ => $"\\{c}" };
}

/// <summary>Selects the gateway's variables from an environment.</summary>
internal static partial class EnvironmentVariables
{
    public const string Source = "environment";

    /// <summary>The environment of this process.</summary>
    public static IReadOnlyDictionary<string, string> OfThisProcess() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");

    public static IEnumerable<SettingEntry> Read(IReadOnlyDictionary<string, string> variables) =>
        from variable in variables
        where IsOurs(variable.Key)
        orderby variable.Key
        select new SettingEntry(variable.Key, variable.Value, Source);

    public static bool IsOurs(string name) => SettingCatalog.Find(name) is not null || (SettingCatalog.IsOurs(name) && !ServiceLink().IsMatch(name));

    // Kubernetes and old Docker links set such variables for a service called "gateway" or "tws".
    [GeneratedRegex(
        @"_SERVICE_(HOST|PORT)(_[A-Z0-9_]+)?\z|\A(GATEWAY|SERVER)_PORT(_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?\z"
        + @"|_PORT_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?\z")]
    private static partial Regex ServiceLink();
}
