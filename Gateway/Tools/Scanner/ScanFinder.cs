using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Gateway.Tools.Scanner;

/// <summary>Finds scans by plain words: each word, and what it means in IB's names, scores where it occurs.</summary>
internal static partial class ScanFinder
{
    private const int OwnWord = 3;
    private const int Synonym = 2;
    private const int Most = 20;

    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["gainers"] = "gain",
        ["winners"] = "gain",
        ["rising"] = "gain",
        ["up"] = "gain high",
        ["rally"] = "gain",
        ["losers"] = "lose",
        ["falling"] = "lose",
        ["down"] = "lose low",
        ["drop"] = "lose",
        ["crash"] = "lose",
        ["active"] = "active volume trade",
        ["busy"] = "active",
        ["liquid"] = "active",
        ["unusual"] = "hot",
        ["volatile"] = "imp_vol price_range volat",
        ["volatility"] = "imp_vol volat",
        ["iv"] = "imp_vol volat",
        ["options"] = "opt",
        ["option"] = "opt",
        ["put"] = "put_call p/c",
        ["call"] = "put_call p/c",
        ["gap"] = "gap close-to-open",
        ["gaps"] = "gap close-to-open",
        ["dividends"] = "dividend",
        ["yield"] = "dividend yield",
        ["income"] = "dividend",
        ["cheap"] = "low pe_ratio book",
        ["value"] = "pe_ratio book",
        ["popular"] = "active",
        ["movers"] = "gain lose hot",
        ["breakout"] = "high vs range",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The best first; none when no word fits.</summary>
    public static IReadOnlyList<ScanEntry> Find(IEnumerable<ScanEntry> scans, string query, ScanIntent? intent)
    {
        var words = Words().Matches($"{query} {intent}".ToLowerInvariant()).Select(match => match.Value).Distinct().ToList();
        return
        [
            .. scans.Select(scan => (Scan: scan, Score: Score(scan, words)))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score).ThenBy(found => found.Scan.Name.Length)
                .ThenBy(found => found.Scan.Code, StringComparer.Ordinal)
                .Take(Most).Select(found => found.Scan),
        ];
    }

    private static int Score(ScanEntry scan, IReadOnlyList<string> words) =>
        words.Sum(word => scan.Holds(word) && word.Length > 1
            ? OwnWord
            : Meanings.GetValueOrDefault(word)?.Split(' ').Count(scan.Holds) * Synonym ?? 0);

    [GeneratedRegex("[a-z0-9%$]+")]
    private static partial Regex Words();
}
