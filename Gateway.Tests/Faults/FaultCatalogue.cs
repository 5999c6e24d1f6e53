using Gateway.Tests.Faults.Language;
using Gateway.Tests.Support;

namespace Gateway.Tests.Faults;

/// <summary>The scenarios of the repository.</summary>
internal static class FaultCatalogue
{
    private static readonly string Folder = Repository.PathOf("Gateway.Tests", "Faults", "Scenarios");

    /// <summary>The rows that must each have a scenario.</summary>
    public static IReadOnlyList<string> Rows { get; } = [.. Of("T", 19), .. Of("S", 16), .. Of("O", 20), .. Of("H", 16)];

    /// <summary>All scenarios in the order of their rows.</summary>
    public static IReadOnlyList<Scenario> Read() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.txt")
            .Select(file => ScenarioReader.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file), FaultVerbs.Names))
            .OrderBy(scenario => Rows.ToList().IndexOf(scenario.Row)).ThenBy(scenario => scenario.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Of(string group, int count) => Enumerable.Range(1, count).Select(number => $"{group}{number}");
}
