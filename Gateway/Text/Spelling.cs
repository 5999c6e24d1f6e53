namespace Gateway.Text;

/// <summary>Finds the known name that is most similar to a misspelt one (Levenshtein distance).</summary>
public static class Spelling
{
    private const int LongestCompared = 64;

    /// <summary>The most similar candidate when it is similar enough; otherwise null.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestCompared)
            return null;
        string? nearest = null;
        var limit = Math.Max(1, name.Length / 3);
        foreach (var candidate in candidates)
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > limit)
                continue;
            limit = distance - 1;
            nearest = candidate;
        }
        return nearest;
    }

    /// <summary>Edits (insert, remove, replace) that turn one text into the other; upper and lower case differ.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
