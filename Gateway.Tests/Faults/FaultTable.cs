using System.Collections.Concurrent;
using System.Text;
using Gateway.Tests.Faults.Language;
using Gateway.Tests.Support;

namespace Gateway.Tests.Faults;

/// <summary>The table of docs/reliability.md: each row of the catalogue with its scenarios and the seeds that passed.</summary>
internal static class FaultTable
{
    public const string Begin = "<!-- faults: written by RECORD_FAULTS=1, from a run -->";
    public const string End = "<!-- faults: end -->";

    private static readonly ConcurrentDictionary<string, int> Passed = new();

    public static string Page { get; } = Repository.PathOf("docs", "reliability.md");

    /// <summary>Notes that a scenario passed with so many seeds.</summary>
    public static void Note(Scenario scenario, int seeds) => Passed[scenario.Name] = seeds;

    /// <summary>The table of the scenarios that passed in this process.</summary>
    public static string Write(IReadOnlyList<Scenario> scenarios)
    {
        var text = new StringBuilder("| row | fault | right behaviour | scenario | seeds passed |\n|---|---|---|---|---|\n");
        foreach (var scenario in scenarios)
            text.Append(CultureInfo.InvariantCulture, $"| {scenario.Row} | {scenario.Fault} | {scenario.Right} | `{scenario.Name}` | {Passed.GetValueOrDefault(scenario.Name)} |\n");
        return text.ToString();
    }

    /// <summary>The rows of the page, each with its scenario's name and its seeds.</summary>
    public static IReadOnlyList<(string Row, string Fault, string Right, string Scenario, int Seeds)> ReadPage() =>
    [
        .. from line in Table(File.ReadAllText(Page)).Split('\n').Skip(2)
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           where cells.Length == 7
           select (cells[1], cells[2], cells[3], cells[4].Trim('`'), int.Parse(cells[5], CultureInfo.InvariantCulture)),
    ];

    /// <summary>Puts the table into the page.</summary>
    public static void Record(IReadOnlyList<Scenario> scenarios)
    {
        var page = File.ReadAllText(Page);
        File.WriteAllText(Page, page.Replace(Table(page), Write(scenarios), StringComparison.Ordinal));
    }

    private static string Table(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1;
        return page[begin..page.IndexOf(End, StringComparison.Ordinal)];
    }
}
