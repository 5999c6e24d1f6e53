using System.Text.RegularExpressions;

namespace Gateway.Tools.Scanner;

/// <summary>Finds scans by plain words: what they mean (<see cref="ScanMeanings"/>) counts first, then the words in IB's names.</summary>
internal static partial class ScanFinder
{
    private const int ExactCode = 1000;
    private const int Most = 20;

    /// <summary>Words that every query has, and many names.</summary>
    private static readonly HashSet<string> Empty =
    [
        "a", "all", "and", "are", "at", "be", "been", "biggest", "by", "day", "find", "for", "from", "give", "greatest", "had", "has", "have", "high",
        "highest", "i", "in", "is", "it", "largest", "list", "low", "lowest", "me", "most", "much", "now", "of", "on", "one", "or", "show", "stock",
        "stocks", "symbols", "that", "the", "their", "there", "these", "this", "to", "today", "top", "us", "want", "was", "were", "what", "which",
        "with", "who",
    ];

    /// <summary>The best first; none when no word fits.</summary>
    public static IReadOnlyList<ScanEntry> Find(IEnumerable<ScanEntry> scans, string query, ScanIntent? intent)
    {
        var words = Words().Matches($"{query} {intent}".ToLowerInvariant()).Select(match => match.Value).Distinct().ToList();
        var meant = ScanMeanings.Of(words);
        return
        [
            .. scans.Select(scan => (Scan: scan, Score: Score(scan, query, words, meant)))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score).ThenBy(found => found.Scan.Name.Length)
                .ThenBy(found => found.Scan.Code, StringComparer.Ordinal)
                .Take(Most).Select(found => found.Scan),
        ];
    }

    private static int Score(ScanEntry scan, string query, IReadOnlyList<string> words, IReadOnlyDictionary<string, int> meant) =>
        (query.Contains(scan.Code, StringComparison.OrdinalIgnoreCase) ? ExactCode : 0)
        + (meant.TryGetValue(scan.Code, out var score) ? score : 0)
        + words.Count(word => word.Length > 1 && !Empty.Contains(word) && scan.Holds(word));

    [GeneratedRegex("[a-z0-9%$]+")]
    private static partial Regex Words();
}
