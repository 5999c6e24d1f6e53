using System.Globalization;

namespace Gateway.Tests.Support;

/// <summary>How many fields a plain message has at each server version: Fixtures/Tws/totals.txt.</summary>
internal static class FieldTotals
{
    private static readonly string[][] Rows = [.. TwsFields.FixtureLines("totals.txt").Where(line => line[0] != '#').Select(line => line.Split(' '))];

    public static int Of(string message, int version) => int.Parse(
        Rows.Single(row => row[0] == version.ToString(CultureInfo.InvariantCulture))[Array.IndexOf(Rows[0], message)], CultureInfo.InvariantCulture);
}
