using Gateway.Tests.Faults.Language;

namespace Gateway.Tests.Faults;

/// <summary>Every scenario, each with several seeds. FAULT_SEEDS sets how many; FAULT_FIRST the first.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ScenarioTests
{
    private const int UsualSeeds = 1;

    private static readonly int Seeds = Number("FAULT_SEEDS", UsualSeeds);
    private static readonly int First = Number("FAULT_FIRST", 1);

    private static IEnumerable<TestCaseData> Cases => FaultCatalogue.Read().Select(scenario => new TestCaseData(scenario.Name).SetArgDisplayNames(scenario.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task Scenario_EverySeed_EndsAsItSays(string name)
    {
        var scenario = FaultCatalogue.Read().Single(scenario => scenario.Name == name);
        for (var seed = First; seed < First + Seeds; seed++)
            await FaultRun.PlayAsync(scenario, seed);
        FaultTable.Note(scenario, Seeds);
    }

    /// <summary>RECORD_FAULTS=1 writes the table of docs/reliability.md from what passed.</summary>
    [OneTimeTearDown]
    public void RecordTable()
    {
        if (Environment.GetEnvironmentVariable("RECORD_FAULTS") is "1")
            FaultTable.Record(FaultCatalogue.Read());
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
}
