using Gateway.Text;

namespace Gateway.Configuration;

/// <summary>Names of settings: their spelling in each source, and the known name that is most similar to an unknown one.</summary>
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
        known.Select(candidate => (candidate, Spelling.Distance(Normal(name), Normal(candidate)))).MinBy(pair => pair.Item2);

    private static string Normal(string name) =>
        name.ToUpperInvariant().Replace("__", "_", StringComparison.Ordinal).Replace('-', '_').TrimStart('_');
}
