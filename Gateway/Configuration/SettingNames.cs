using System.Text;

namespace Gateway.Configuration;

/// <summary>Names of settings: how they are spelled in each source, and which known one a wrong one resembles.</summary>
internal static class SettingNames
{
    /// <summary>ClientId becomes CLIENT_ID.</summary>
    public static string UpperSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>The nearest of the known names, and how many letters away it is.</summary>
    public static (string Name, int Distance) Nearest(string name, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, Distance(Normal(name), Normal(candidate)))).MinBy(pair => pair.Item2);

    private static string Normal(string name) => name.ToUpperInvariant().Replace("__", "_", StringComparison.Ordinal).Replace('-', '_').TrimStart('_');

    // Levenshtein over two rows.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
