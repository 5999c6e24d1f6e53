namespace Gateway.Tests.Faults;

/// <summary>docs/reliability.md has every row of the catalogue, as the scenarios describe it. Runs after the scenarios, so that RECORD_FAULTS=1 can write what passed.</summary>
[TestFixture]
public sealed class FaultTableTests
{
    [Test]
    public void Scenarios_EveryRowOfTheCatalogue_HasOne() =>
        FaultCatalogue.Rows.Except(FaultCatalogue.Read().Select(scenario => scenario.Row)).Should().BeEmpty();

    [Test]
    public void Scenarios_EachFile_IsNamedAfterItsRow() =>
        FaultCatalogue.Read().Where(scenario => !FaultCatalogue.Rows.Contains(scenario.Row) || !scenario.Name.StartsWith(Padded(scenario.Row) + "-", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Test]
    public void Page_Table_IsThatOfTheScenarios()
    {
        FaultTable.ReadPage().Select(row => (row.Row, row.Fault, row.Right, row.Scenario))
            .Should().Equal(FaultCatalogue.Read().Select(scenario => (scenario.Row, scenario.Fault, scenario.Right, scenario.Name)), "RECORD_FAULTS=1 writes the table");
        FaultTable.ReadPage().Should().OnlyContain(row => row.Seeds > 0, "a row that did not pass is no row");
    }

    private static string Padded(string row) => $"{row[0]}{int.Parse(row[1..], CultureInfo.InvariantCulture):00}";
}
